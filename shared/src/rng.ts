import { BLOCK_WORDS, type ChaChaKey, chachaBlock } from '#shared/chacha'
import { normalQuantile } from '#shared/math'
import { sha256, utf8ToBytes } from '#shared/sha256'

/**
 * Chance as an argument. A generator is immutable and named by a path: `split` gives the generator of a sub-purpose,
 * and a draw is a pure function of seed and path. Adding a draw in one place can therefore never shift another, and two
 * runs that differ in one rule share all other luck (common random numbers). Draws are words of the ChaCha stream cipher
 * under a key made of the seed, with the path as nonce: neither the seed nor any other draw follows from draws that are
 * known.
 */
export interface Rng {
  /** The generator of a named purpose below this one. Equal labels give equal generators. */
  split(label: string | number, ...more: readonly (string | number)[]): Rng
  /** Uniform in [0, 1), 32 bits; the n-th draw of this path. */
  uniform(n?: number): number
  /** True with probability p. */
  chance(p: number): boolean
  /** Standard normal. */
  normal(n?: number): number
  /** Whole number in [0, below). */
  integer(below: number, n?: number): number
}

/** Rounds of the cipher: the best attacks known reach 7 (Aumasson, "Too Much Crypto", 2019, proposes 8). */
const ROUNDS = 8

/**
 * Names a path by 96 bits, the nonce of its draws. Paths are public, so this need be no secret function; it must only give
 * every path of a match another nonce.
 */
type PathName = readonly [number, number, number]

/** Digits of pi, as in Blowfish: no path's name yet. */
const ROOT: PathName = [0x243f6a88, 0x85a308d3, 0x13198a2e]
/** Sets numbers apart from texts of one character. */
const NUMBER = 0x6e756d62

/** Murmur3's finaliser: every input bit moves every output bit. */
function scramble(value: number): number {
  let h = value
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}

/** The name of the path below a path. Three lanes take the label in, each in its own way, then each moves the others. */
function below([first, second, third]: PathName, label: string | number): PathName {
  let [a, b, c] = [first, second, third]
  if (typeof label === 'number') {
    a = Math.imul(a ^ label, 0x239b961b)
    b = Math.imul(b + label, 0x38b34ae5)
    c ^= NUMBER
  } else {
    for (let at = 0; at < label.length; at++) {
      const code = label.charCodeAt(at)
      a = Math.imul(a ^ code, 0x239b961b)
      b = Math.imul(b + code, 0x38b34ae5)
      c = ((c << 7) | (c >>> 25)) ^ a
    }
    c = (c + label.length) | 0
  }
  a = scramble((a + c) | 0)
  b = scramble(b ^ a)
  c = scramble((c + b) | 0)
  return [(a + c) | 0, b, c]
}

class PathRng implements Rng {
  readonly #key: ChaChaKey
  readonly #path: PathName
  /** The draws below `BLOCK_WORDS`, made when the first of them is asked for. */
  #block: Uint32Array | undefined

  constructor(key: ChaChaKey, path: PathName) {
    this.#key = key
    this.#path = path
  }

  split(label: string | number, ...more: readonly (string | number)[]): Rng {
    let path = below(this.#path, label)
    for (const next of more) path = below(path, next)
    return new PathRng(this.#key, path)
  }

  uniform(n = 0): number {
    return this.#word(n) / 4294967296
  }

  chance(p: number): boolean {
    return this.uniform() < p
  }

  normal(n = 0): number {
    return normalQuantile(this.uniform(n) + 1.1641532182693481e-10)
  }

  integer(below: number, n = 0): number {
    return Math.floor(this.uniform(n) * below)
  }

  #word(n: number): number {
    if (n < BLOCK_WORDS) {
      this.#block ??= this.#blockOf(0)
      return this.#block[n]!
    }
    return this.#blockOf(Math.floor(n / BLOCK_WORDS))[n % BLOCK_WORDS]!
  }

  #blockOf(counter: number): Uint32Array {
    return chachaBlock(this.#key, counter, this.#path, ROUNDS)
  }
}

/** The root generator of a match. Any string is a seed; equal seeds give equal matches. */
export const createRng = (seed: string): Rng => new PathRng(keyOf(seed), ROOT)

/** The key of a seed: SHA-256 of its UTF-8 bytes, read as little-endian words. */
function keyOf(seed: string): ChaChaKey {
  const { buffer, byteOffset, byteLength } = sha256(utf8ToBytes(seed))
  const digest = new DataView(buffer, byteOffset, byteLength)
  return Uint32Array.from({ length: 8 }, (_, word) => digest.getUint32(word * 4, true))
}
