import type { Request } from 'express'

/**
 * The caller's token: `Authorization: Bearer TOKEN`; undefined when there is none. What is sent as a token and can be none is
 * empty, which opens nothing: it must not make its caller a spectator.
 */
export function bearerOf({ headers: { authorization = '' } }: Request): string | undefined {
  if (!/^bearer\b/i.test(authorization)) return undefined
  return /^bearer (\S{1,200})$/i.exec(authorization)?.[1] ?? ''
}
