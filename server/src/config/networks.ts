import { BlockList, isIP } from 'node:net'
import { z } from 'zod'

const WIDTHS: Readonly<Record<number, number>> = { 4: 32, 6: 128 }

interface Network {
  readonly address: string
  readonly bits: number
  readonly family: 'ipv4' | 'ipv6'
}

/** An address, or a network as `172.16.0.0/12`; undefined when it is neither. */
function readNetwork(written: string): Network | undefined {
  const [address = '', bits, ...more] = written.split('/')
  const version = isIP(address)
  const width = WIDTHS[version]
  if (width === undefined || more.length > 0 || (bits !== undefined && !/^\d{1,3}$/.test(bits))) return undefined
  if (Number(bits ?? width) > width) return undefined
  return { address, bits: Number(bits ?? width), family: version === 4 ? 'ipv4' : 'ipv6' }
}

/** A list of addresses and networks with commas. */
export const networkList = z
  .string()
  .transform((given) => given.split(',').map((one) => one.trim()))
  .pipe(
    z.array(
      z.string().refine((one) => readNetwork(one) !== undefined, 'must be addresses such as 10.0.0.2 or 172.16.0.0/12'),
    ),
  )

/** Finds whether an address lies in one of the networks; an IPv4 address mapped into IPv6 counts as IPv4. */
export function withinNetworks(written: readonly string[]): (address: string | undefined) => boolean {
  const list = new BlockList()
  for (const { address, bits, family } of written.flatMap((one) => readNetwork(one) ?? [])) {
    list.addSubnet(address, bits, family)
  }
  return (address = '') => isIP(address) !== 0 && list.check(address, isIP(address) === 4 ? 'ipv4' : 'ipv6')
}
