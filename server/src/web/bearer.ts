import type { Request } from 'express'

/** Passwords that a proxy in front may ask for; it passes their header on with every call of a browser. */
const OF_PROXIES = /^(basic|digest|negotiate|ntlm) /i

/**
 * The caller's token: `Authorization: Bearer TOKEN`; undefined when the header is not there, or is a proxy's. Any other header
 * holds an empty token, which opens nothing: it must not make its caller a spectator.
 */
export function bearerOf({ headers: { authorization } }: Request): string | undefined {
  if (authorization === undefined || OF_PROXIES.test(authorization)) return undefined
  return /^bearer (\S{1,200})$/i.exec(authorization)?.[1] ?? ''
}
