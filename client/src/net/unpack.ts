import { inflateSync } from 'fflate'
import { LIKELY, PACKED } from '#shared/protocol/packing'

const dictionary = new TextEncoder().encode(LIKELY)
const text = new TextDecoder()

/** The line of views that the server packed (server/src/rooms/pack.ts). */
export function unpack(bytes: Uint8Array): string {
  const rest = bytes.subarray(1)
  return text.decode(bytes[0] === PACKED.deflated ? inflateSync(rest, { dictionary }) : rest)
}
