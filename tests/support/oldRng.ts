import { normalQuantile } from '#shared/math'
import type { Rng } from '#shared/rng'

/**
 * The generator of rules 1 to 6, as it was: 64 bits of state and no key. Kept to show what the tests of today's generator
 * find in one that is not safe.
 */
export interface OldRng extends Rng {
  readonly state: OldState
  split(label: string | number, ...more: readonly (string | number)[]): OldRng
}

/** The two 32-bit lanes. */
export type OldState = readonly [a: number, b: number]

/** Step from one draw of a path to the next, and how the second lane takes it. */
export const OLD_STEP = 0x9e3779b9
export const OLD_STEP_FACTOR = 0x85ebca6b
/** Set the second lane apart at each label. */
export const OLD_LANE = 0x2545f491
/** Begin and multiply the hash of a text label (FNV-1a). */
export const OLD_TEXT = 0x5bd1e995
export const OLD_TEXT_FACTOR = 0x01000193

export function oldScramble(value: number): number {
  let h = value
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

function absorb(hash: number, label: string | number): number {
  if (typeof label === 'number') return oldScramble(Math.imul(hash, 31) + OLD_STEP + (label | 0))
  let h = hash ^ OLD_TEXT
  for (let at = 0; at < label.length; at++) h = Math.imul(h ^ label.charCodeAt(at), OLD_TEXT_FACTOR)
  return oldScramble(h)
}

export function oldRngOf(state: OldState): OldRng {
  const [a, b] = state
  const uniform = (n = 0): number => {
    const step = Math.imul(n + 1, OLD_STEP)
    return oldScramble(oldScramble(a + step) ^ (b + Math.imul(step, OLD_STEP_FACTOR))) / 4294967296
  }
  return {
    state,
    split: (...labels) => {
      const below = ([first, second]: OldState, label: string | number): OldState => [
        absorb(first, label),
        absorb(second ^ OLD_LANE, label),
      ]
      return oldRngOf(labels.reduce(below, state))
    },
    uniform,
    chance: (p) => uniform() < p,
    normal: (n = 0) => normalQuantile(uniform(n) + 1.1641532182693481e-10),
    integer: (below, n = 0) => Math.floor(uniform(n) * below),
  }
}

export const createOldRng = (seed: string): OldRng => oldRngOf([absorb(0x1234567, seed), absorb(0x89abcde, seed)])
