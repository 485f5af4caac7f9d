import type { Request } from 'express'

/**
 * The caller's token: `Authorization: Bearer TOKEN`; undefined when the header is not there. A header that is there and holds no
 * such token, of whatever scheme, is empty, which opens nothing: it must not make its caller a spectator.
 */
export function bearerOf({ headers: { authorization } }: Request): string | undefined {
  return authorization === undefined ? undefined : (/^bearer (\S{1,200})$/i.exec(authorization)?.[1] ?? '')
}
