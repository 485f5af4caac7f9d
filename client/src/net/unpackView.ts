import { inflateSync } from 'fflate'
import { DEFLATE_DICTIONARY, FRAME_KIND } from '#shared/protocol/viewFrame'

const dictionary = new TextEncoder().encode(DEFLATE_DICTIONARY)
const text = new TextDecoder()

/** The frame of views that the server packed (server/src/rooms/packView.ts). */
export function unpackView(bytes: Uint8Array): string {
  const rest = bytes.subarray(1)
  return text.decode(bytes[0] === FRAME_KIND.deflated ? inflateSync(rest, { dictionary }) : rest)
}
