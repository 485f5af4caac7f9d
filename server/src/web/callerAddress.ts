import { isIP } from 'node:net'
import type { Request } from 'express'
import ipaddr from 'ipaddr.js'

/** Groups of an IPv6 address that name the network of one subscriber: a /64, within which it chooses addresses freely. */
const NETWORK_GROUPS = 4
/** An address with a port behind it: `[2001:db8::1]:443`, `192.0.2.1:80`; also in brackets alone. */
const WITH_PORT = /^(?:\[(?<six>[^\]]*)\]|(?<four>[^:]*))(?::\d{1,5})?$/
/** The key of all callers whose address cannot be read: they count as one. */
const UNREADABLE = 'unreadable'

/**
 * Under which key an address is counted, however it is written: IPv4 and IPv4 mapped into IPv6 as IPv4, IPv6 by its /64.
 * Text that is no address counts as one.
 */
export function addressKey(written: string | undefined): string {
  const address = parseAddress(written)
  if (address === undefined) return UNREADABLE
  if (address instanceof ipaddr.IPv4) return address.toString()
  const network = address.parts.slice(0, NETWORK_GROUPS)
  return `${network.map((group) => group.toString(16)).join(':')}::/64`
}

/** Whether an address, however it is written, is this machine's own. */
export const isLoopback = (written: string | undefined): boolean => parseAddress(written)?.range() === 'loopback'

/** The key under which the caller of a request is counted: of the address the last trusted proxy saw. */
export const callerKey = (request: Request): string => addressKey(request.ip)

/**
 * The same for callers of other machines; undefined for callers of this one, and so for all callers behind a proxy that the
 * server does not know of: those are not told apart.
 */
export const remoteKey = (request: Request): string | undefined =>
  isLoopback(request.ip) ? undefined : callerKey(request)

function parseAddress(written = ''): ipaddr.IPv4 | ipaddr.IPv6 | undefined {
  const { six, four } = WITH_PORT.exec(written.trim())?.groups ?? {}
  // A zone names an interface of the machine that wrote it.
  const address = (six ?? four ?? written.trim()).replace(/%.*$/, '')
  // Each of the two reads forms that the other does not: numbers in octal, an IPv4 address behind `::`.
  return isIP(address) === 0 || !ipaddr.isValid(address) ? undefined : ipaddr.process(address)
}
