import { normalQuantile } from '#shared/math'

/**
 * Chance as an argument. A generator is immutable and named by a path: `split` gives the generator of a sub-purpose,
 * and a draw is a pure function of the path. Adding a draw in one place can therefore never shift another, and two
 * runs that differ in one rule share all other luck (common random numbers).
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

/** Murmur3's finaliser: every input bit moves every output bit. */
function scramble(value: number): number {
  let h = value
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

function absorbLabel(hash: number, label: string | number): number {
  if (typeof label === 'number') return scramble(Math.imul(hash, 31) + 0x9e3779b9 + (label | 0))
  let h = hash ^ 0x5bd1e995
  for (let i = 0; i < label.length; i++) h = Math.imul(h ^ label.charCodeAt(i), 0x01000193)
  return scramble(h)
}

class PathRng implements Rng {
  readonly #a: number
  readonly #b: number
  constructor(a: number, b: number) {
    this.#a = a
    this.#b = b
  }
  split(label: string | number, ...more: readonly (string | number)[]): Rng {
    let a = absorbLabel(this.#a, label)
    let b = absorbLabel(this.#b ^ 0x2545f491, label)
    for (const next of more) {
      a = absorbLabel(a, next)
      b = absorbLabel(b ^ 0x2545f491, next)
    }
    return new PathRng(a, b)
  }
  uniform(n = 0): number {
    const step = Math.imul(n + 1, 0x9e3779b9)
    return scramble(scramble(this.#a + step) ^ (this.#b + Math.imul(step, 0x85ebca6b))) / 4294967296
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
}

/** The root generator of a match. Any string is a seed; equal seeds give equal matches. */
export function createRng(seed: string): Rng {
  return new PathRng(absorbLabel(0x1234567, seed), absorbLabel(0x89abcde, seed))
}
