import { type LookupAddress, lookup as lookUp } from 'node:dns'
import { request as requestPlain } from 'node:http'
import { request as requestSecure } from 'node:https'
import type { LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'

/** How long another host may take to answer, in milliseconds. */
const DEADLINE = 10_000

/** Thrown where an address leads to a private network, or is no `https:` address: nothing was sent. */
export class UnsafeAddressError extends Error {}

/** What is sent to another host. */
export interface OutboundCall {
  readonly headers: Readonly<Record<string, string | number>>
  readonly body: string | Buffer
}

/** How names become addresses: `node:dns` `lookup` with all of them. */
export type LookUp = (
  hostname: string,
  options: { readonly all: true },
  callback: (fault: NodeJS.ErrnoException | null, found: LookupAddress[]) => void,
) => void

/** What posts to other hosts. */
export interface Outbound {
  /**
   * Posts, follows no redirect and reads no answer; resolves with the status.
   * @throws UnsafeAddressError where the address, or what its name leads to when the connection is made, is not public
   */
  post(address: string, call: OutboundCall): Promise<number>
  /** Why nothing is sent there; undefined where it may be. Names are looked up only when something is sent. */
  refusal(address: string): string | undefined
}

/** Whether an address is of the public internet: not of this machine, a private network, or a way around to one. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  return ipaddr.process(address).range() === 'unicast'
}

/** Names of machines that are not of the public internet. */
const PRIVATE_NAME = /\.(local|localhost|internal|lan|home|arpa)\.?$/

/** Whether a host may be public, by its name or address alone. */
const isPublicHost = (host: string): boolean =>
  ipaddr.isValid(host) ? isPublicAddress(host) : host.includes('.') && !PRIVATE_NAME.test(host)

/**
 * Posts to hosts that players name. They must be public, by https: the addresses of a name are checked as the connection is made, so that
 * a name which leads elsewhere a moment later gains nothing.
 * @param allowed `host` or `host:port` of hosts that may be private and without https
 */
export function createOutbound(allowed: readonly string[], look: LookUp = lookUp): Outbound {
  const isAllowed = ({ host, hostname }: URL) => allowed.includes(host) || allowed.includes(hostname)
  const refusal = (address: string): string | undefined => {
    const url = URL.parse(address)
    if (url === null) return 'no address'
    if (isAllowed(url) && ['http:', 'https:'].includes(url.protocol)) return undefined
    if (url.protocol !== 'https:' || url.username !== '' || url.password !== '') return 'not https'
    return isPublicHost(url.hostname.replace(/^\[|\]$/g, '')) ? undefined : 'not public'
  }
  const guardedLookup: LookupFunction = (hostname, options, callback) => {
    look(hostname, { ...options, all: true }, (fault, found) => {
      const first = found?.[0]
      if (fault !== null) callback(fault, '', 0)
      else if (first === undefined || !found.every(({ address }) => isPublicAddress(address)))
        callback(new UnsafeAddressError('not public'), '', 0)
      else if (options.all) callback(null, found)
      else callback(null, first.address, first.family)
    })
  }
  return {
    refusal,
    post(address, { headers, body }) {
      const why = refusal(address)
      if (why !== undefined) return Promise.reject(new UnsafeAddressError(why))
      const url = new URL(address)
      const guard = isAllowed(url) ? {} : { lookup: guardedLookup }
      const send = url.protocol === 'http:' ? requestPlain : requestSecure
      return new Promise((resolve, reject) => {
        // No agent: a connection of another call was perhaps made without the guard.
        const signal = AbortSignal.timeout(DEADLINE)
        const call = send(url, { method: 'POST', agent: false, signal, headers, ...guard }, (response) => {
          response.destroy()
          resolve(response.statusCode ?? 0)
        })
        call.on('error', reject)
        call.end(body)
      })
    },
  }
}
