import { storageGet, storageSet } from '../device/storage.ts'

/** Network transports, each for networks that do not let the one before through. */
export const TRANSPORT_KINDS = ['socket', 'stream', 'poll'] as const
/** One of them. */
export type NetworkTransport = (typeof TRANSPORT_KINDS)[number]

/** How long a network is taken to be the one it was, in milliseconds. */
const REMEMBERED = 12 * 3_600_000

/** The transport that worked last on this device; the first one where none has, or where that is long ago. */
export function rememberedTransport(now = Date.now()): NetworkTransport {
  const [kind, at] = (storageGet('transport') ?? '').split(' ')
  const age = now - Number(at)
  return TRANSPORT_KINDS.find((each) => each === kind && age >= 0 && age < REMEMBERED) ?? TRANSPORT_KINDS[0]
}

/** A view has come over this transport: the next match begins with it. */
export function rememberTransport(kind: NetworkTransport, now = Date.now()): void {
  if (kind !== rememberedTransport(now)) storageSet('transport', `${kind} ${now}`)
}
