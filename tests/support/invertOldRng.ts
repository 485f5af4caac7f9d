import {
  OLD_LANE,
  OLD_STEP,
  OLD_STEP_FACTOR,
  OLD_TEXT,
  OLD_TEXT_FACTOR,
  type OldState,
  oldRngOf,
  oldScramble,
} from '#tests/support/oldRng'

/** The search for a state goes over every value of the first lane, 2^32 of them, in this many shares. */
export const SHARES = 256
const SHARE = 4294967296 / SHARES

/** Inverse of an odd number modulo 2^32. */
function inverseOf(odd: number): number {
  let inverse = odd
  for (let digits = 3; digits < 32; digits *= 2) inverse = Math.imul(inverse, 2 - Math.imul(odd, inverse))
  return inverse
}

const UNMIX_FIRST = inverseOf(0x85ebca6b)
const UNMIX_SECOND = inverseOf(0xc2b2ae35)
const UNTEXT = inverseOf(OLD_TEXT_FACTOR)
const UNTIMES = inverseOf(31)

/** Inverse of the old generator's `scramble`. */
function unscramble(value: number): number {
  let h = value
  h = Math.imul(h ^ (h >>> 16), UNMIX_SECOND)
  h = Math.imul(h ^ (h >>> 13) ^ (h >>> 26), UNMIX_FIRST)
  return h ^ (h >>> 16)
}

const secondStep = (step: number): number => Math.imul(step, OLD_STEP_FACTOR)

/**
 * States of the old generator that would have given these first draws of a path, the first lane within a share of all. A
 * draw leaves one second lane to each first lane, two draws leave about one state in all, and the others check it.
 * @param draws at least three, each a multiple of 2^-32 in [0, 1)
 */
export function statesBehind(draws: readonly number[], share: number): readonly OldState[] {
  const [first, second] = draws.map((draw) => unscramble(Math.round(draw * 4294967296)))
  const steps = [OLD_STEP, Math.imul(2, OLD_STEP)] as const
  const apart = (secondStep(steps[1]) - secondStep(steps[0])) | 0
  const found: OldState[] = []
  for (let a = share * SHARE; a < (share + 1) * SHARE; a++) {
    const one = oldScramble((a + steps[0]) | 0) ^ first!
    const two = oldScramble((a + steps[1]) | 0) ^ second!
    if (((two - one) | 0) !== apart) continue
    const state: OldState = [a, (one - secondStep(steps[0])) >>> 0]
    const again = oldRngOf(state)
    if (draws.every((draw, n) => again.uniform(n) === draw)) found.push(state)
  }
  return found
}

/** The state above a state: every step down a path can be undone. */
export function stateAbove(state: OldState, path: readonly (string | number)[]): OldState {
  let [a, b] = state
  for (const label of path.toReversed()) {
    a = release(a, label)
    b = release(b, label) ^ OLD_LANE
  }
  return [a >>> 0, b >>> 0]
}

function release(hash: number, label: string | number): number {
  let h = unscramble(hash)
  if (typeof label === 'number') return Math.imul(h - OLD_STEP - (label | 0), UNTIMES)
  for (let at = label.length - 1; at >= 0; at--) h = Math.imul(h, UNTEXT) ^ label.charCodeAt(at)
  return h ^ OLD_TEXT
}
