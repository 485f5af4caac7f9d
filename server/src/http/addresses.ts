import { networkInterfaces } from 'node:os'

/** What the addresses of a machine follow from. */
export interface ListenAddress {
  /** Where players find the game, as an origin; undefined when not set. */
  readonly publicUrl: string | undefined
  /** Address the server listens on. */
  readonly bind: string
  /** In a container, whose network is not the machine's. */
  readonly inContainer: boolean
}

/** A machine's addresses for itself. */
const OWN = /^(127\.|::1$|localhost$)/
const EVERYWHERE = ['0.0.0.0', '::']
/** Interfaces of programs on this machine, at which no other machine is. */
const VIRTUAL = /^(docker|br-|veth|virbr|cni|podman|vmnet|vboxnet|bridge|utun|tun|tap|tailscale|wg|zt)/i
/** Networks of homes and schools, likeliest first. */
const USUAL = [/^192\.168\./, /^10\./, /^172\.(1[6-9]|2\d|3[01])\./]

/** Where other machines find the game, likeliest first; none when that cannot be known or none can. */
export function addressesOf({ publicUrl, bind, inContainer }: ListenAddress, port: number): readonly string[] {
  if (publicUrl !== undefined) return [publicUrl]
  if (inContainer) return []
  const hosts = EVERYWHERE.includes(bind) ? networkAddresses() : [bind]
  return hosts.filter((host) => !OWN.test(host)).map((host) => addressOf(host, port))
}

/** Where the game is found on this machine itself: where it listens at one address only, there. */
export const ownAddress = (bind: string, port: number): string =>
  addressOf([...EVERYWHERE, '127.0.0.1'].includes(bind) ? 'localhost' : bind, port)

/** An address of version 6 stands in brackets. */
const addressOf = (host: string, port: number): string => `http://${host.includes(':') ? `[${host}]` : host}:${port}`

/** Addresses of version 4 of this machine in its networks, likeliest first. */
export function networkAddresses(
  interfaces: ReturnType<typeof networkInterfaces> = networkInterfaces(),
): readonly string[] {
  const rank = (address: string) => {
    const place = USUAL.findIndex((network) => network.test(address))
    return place < 0 ? USUAL.length : place
  }
  return Object.entries(interfaces)
    .filter(([name]) => !VIRTUAL.test(name))
    .flatMap(([, found = []]) => found.filter(({ family, internal }) => family === 'IPv4' && !internal))
    .map(({ address }) => address)
    .sort((a, b) => rank(a) - rank(b))
}
