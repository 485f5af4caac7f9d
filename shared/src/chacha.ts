/** A key of 256 bits, as eight 32-bit words. */
export type ChaChaKey = Uint32Array

/** Words of a block. */
export const BLOCK_WORDS = 16

/** "expand 32-byte k", as little-endian words. */
const SIGMA = [0x61707865, 0x3320646e, 0x79622d32, 0x6b206574] as const

/** Scratch of `chachaBlock`, which is called too often to make one each time; no call leaves anything in it for the next. */
const start = new Int32Array(BLOCK_WORDS)
start.set(SIGMA)
const mixed = new Int32Array(BLOCK_WORDS)

/**
 * One block of the ChaCha stream cipher (D. J. Bernstein, "ChaCha, a variant of Salsa20", 2008; with 20 rounds RFC 8439):
 * sixteen 32-bit words. Our own because libraries offer the cipher on byte arrays, at several times the time a block.
 * @param counter word 12: which block of the nonce
 * @param rounds even
 */
export function chachaBlock(
  key: ChaChaKey,
  counter: number,
  nonce: readonly [number, number, number],
  rounds: number,
): Uint32Array {
  start.set(key, 4)
  start[12] = counter
  start[13] = nonce[0]
  start[14] = nonce[1]
  start[15] = nonce[2]
  mixed.set(start)
  for (let round = 0; round < rounds; round += 2) {
    quarterRound(0, 4, 8, 12)
    quarterRound(1, 5, 9, 13)
    quarterRound(2, 6, 10, 14)
    quarterRound(3, 7, 11, 15)
    quarterRound(0, 5, 10, 15)
    quarterRound(1, 6, 11, 12)
    quarterRound(2, 7, 8, 13)
    quarterRound(3, 4, 9, 14)
  }
  const block = new Uint32Array(BLOCK_WORDS)
  for (let word = 0; word < BLOCK_WORDS; word++) block[word] = mixed[word]! + start[word]!
  return block
}

/** Mixes four words of the scratch (RFC 8439, 2.1). */
function quarterRound(a: number, b: number, c: number, d: number): void {
  let xa = mixed[a]!
  let xb = mixed[b]!
  let xc = mixed[c]!
  let xd = mixed[d]!
  xa = (xa + xb) | 0
  xd = rotate(xd ^ xa, 16)
  xc = (xc + xd) | 0
  xb = rotate(xb ^ xc, 12)
  xa = (xa + xb) | 0
  xd = rotate(xd ^ xa, 8)
  xc = (xc + xd) | 0
  xb = rotate(xb ^ xc, 7)
  mixed[a] = xa
  mixed[b] = xb
  mixed[c] = xc
  mixed[d] = xd
}

/** To the left. */
const rotate = (word: number, bits: number): number => (word << bits) | (word >>> (32 - bits))
