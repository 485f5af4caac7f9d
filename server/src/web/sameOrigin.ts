import type { IncomingMessage } from 'node:http'
import type { RequestHandler } from 'express'
import { refuse, refused } from './refuse.ts'

/** Where browsers reach the server, as far as it is set. */
export interface PublicAddress {
  /** Where players find the game, as an origin; undefined when not set. */
  readonly publicUrl: string | undefined
  /** How many proxies stand in front. Behind one, the host people asked for may stand in `X-Forwarded-Host`. */
  readonly proxyHops: number
}

/** Whether a request comes from our own pages, or from no website at all. */
export type IsSameOrigin = (request: Pick<IncomingMessage, 'headers'>) => boolean

/**
 * A browser names in `Origin` the website whose page asks, and no page can change that. Without the header it is no
 * website: a program, or our own page that only reads. A website can set neither `Host` nor `X-Forwarded-Host`.
 */
export function sameOriginCheck({ publicUrl, proxyHops }: PublicAddress): IsSameOrigin {
  return ({ headers }) => {
    const { origin } = headers
    if (origin === undefined) return true
    if (publicUrl !== undefined) return origin === publicUrl
    const host = hostOf(origin)
    return host !== undefined && [headers.host, proxyHops > 0 ? askedHost(headers) : undefined].includes(host)
  }
}

/** Methods that change nothing. */
const READING = ['GET', 'HEAD', 'OPTIONS']

/** Refuses requests from another website's pages that would change something, before their body is read. */
export function requireSameOrigin(isSameOrigin: IsSameOrigin): RequestHandler {
  return (request, response, next) => {
    if (READING.includes(request.method) || isSameOrigin(request)) next()
    else refuse(response, refused(403, 'otherWebsite'))
  }
}

const hostOf = (origin: string): string | undefined => URL.parse(origin)?.host || undefined

const askedHost = (headers: IncomingMessage['headers']): string | undefined => {
  const forwarded = headers['x-forwarded-host']
  return typeof forwarded === 'string' ? forwarded.split(',')[0]!.trim() : undefined
}
