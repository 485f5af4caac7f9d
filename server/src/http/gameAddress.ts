import type { Request } from 'express'
import type { PublicAddress } from '../web/sameOrigin.ts'

/** A path of another website below which a proxy leads here, as the proxy says. */
const PREFIX = /^(\/[\w.~-]{1,40}){1,6}$/

/** The address at which the caller finds the game, without a slash at its end; undefined where it is not known. */
export function gameAddress(where: PublicAddress, request: Request): string | undefined {
  const asked = `${request.protocol}://${request.host}`
  const origin = where.publicUrl ?? (URL.canParse(asked) ? new URL(asked).origin : undefined)
  const told = where.proxyHops > 0 ? request.headers['x-forwarded-prefix'] : undefined
  return origin && `${origin}${typeof told === 'string' && PREFIX.test(told) ? told : ''}`
}
