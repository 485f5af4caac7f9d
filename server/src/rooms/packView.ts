import { deflateRawSync } from 'node:zlib'
import { DEFLATE_DICTIONARY, FRAME } from '#shared/protocol/viewFrame'

/** Shorter lines, in bytes, travel as they are. */
const WORTH_PACKING = 120
const dictionary = Buffer.from(DEFLATE_DICTIONARY)

/**
 * A line of views in as few bytes as it takes (protocol/packing.ts). Done here and not by the sockets themselves, which
 * would keep a compressor per connection and could not be told what views are likely to say.
 */
export function packView(line: string): Buffer {
  const bytes = Buffer.from(line)
  if (bytes.length < WORTH_PACKING) return Buffer.concat([Buffer.of(FRAME.asItIs), bytes])
  return Buffer.concat([Buffer.of(FRAME.deflated), deflateRawSync(bytes, { dictionary, level: 6 })])
}
