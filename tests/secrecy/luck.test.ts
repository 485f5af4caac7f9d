import { describe, expect, test } from 'vitest'
import { loadScenarios } from '#server/lib/loadScenarios'
import { BOTS, defaultBot } from '#shared/bots/index'
import { dealRng, windowRng } from '#shared/match/matchRecord'
import { matchRules } from '#shared/match/matchRules'
import { botSeats, playToEnd } from '#shared/match/playMatch'
import { MatchSession } from '#shared/match/session'
import { createRng, type Rng } from '#shared/rng'
import { RULESET } from '#shared/ruleset/ruleset'
import { SHARES, stateAbove, statesBehind } from '#tests/support/invertOldRng'
import { createOldRng, oldRngOf } from '#tests/support/oldRng'
import { THOROUGHNESS } from '#tests/support/thoroughness'

const SEED = '5d2c8e0f3b7a49169ac04f6be1d872a3'
/** What one seat is sent holds draws of paths that everybody knows. */
const REPORT = ['window', 0, 'report', 1, 2] as const
const readingsOf = (root: Rng): readonly number[] => [0, 1, 2, 3].map((n) => root.split(...REPORT).uniform(n))

describe('turned round from what one seat reads', () => {
  /** The share of the search that holds the answer. */
  const answer = Math.floor((createOldRng(SEED).split(...REPORT).state[0] * SHARES) / 4294967296)
  /** A twentieth of the search, from there on; all of it in the nightly run. */
  const shares = Array.from({ length: Math.min(SHARES, 13 * THOROUGHNESS) }, (_, more) => (answer + more) % SHARES)

  test('the old generator gives its root, and with it everyone’s interest', () => {
    const root = createOldRng(SEED)
    const found = statesBehind(readingsOf(root), answer).map((state) => stateAbove(state, REPORT))
    expect(found).toEqual([root.state])
    const dealt = [0, 1, 2, 3, 4, 5].map((seat) => dealRng(root).split('interest', seat).uniform())
    const foretold = dealRng(oldRngOf(found[0]!))
    expect([0, 1, 2, 3, 4, 5].map((seat) => foretold.split('interest', seat).uniform())).toEqual(dealt)
  })

  test('today’s generator gives nothing', () => {
    const readings = readingsOf(createRng(SEED))
    expect(shares.flatMap((share) => statesBehind(readings, share))).toEqual([])
  })
})

const WORDS = 64
/** Draws at the ends of paths as the rules use them, as 32-bit words. */
const drawsOf = (root: Rng): readonly number[] =>
  Array.from(
    { length: WORDS },
    (_, n) =>
      windowRng(root, n >> 3)
        .split('report', n & 7, 1)
        .uniform(n) * 4294967296,
  )

/** Bits in which words at the same place differ, as a share of all. */
function apart(some: readonly number[], others: readonly number[]): number {
  let bits = 0
  for (const [at, word] of some.entries()) {
    for (let differing = (word ^ others[at]!) >>> 0; differing !== 0; differing &= differing - 1) bits++
  }
  return bits / (32 * some.length)
}

/** Half the bits differ, give or take seven standard deviations of a fair coin's. */
const expectUnrelated = (some: Rng, others: Rng) => {
  const [left, right] = [drawsOf(some), drawsOf(others)]
  expect(Math.abs(apart(left, right) - 0.5)).toBeLessThan(7 * Math.sqrt(0.25 / (32 * WORDS)))
  expect(left.filter((word, at) => word === right[at])).toEqual([])
}

describe('unrelated draws come of', () => {
  test('seeds that are one bit apart', () => {
    for (let at = 0; at < SEED.length; at++) {
      const flipped = String.fromCharCode(SEED.charCodeAt(at) ^ (1 << (at % 7)))
      expectUnrelated(createRng(SEED), createRng(SEED.slice(0, at) + flipped + SEED.slice(at + 1)))
    }
  })

  test('seeds that had one root in the old 64-bit generator', () => {
    const [one, other] = ['95df110A', '01ec910\u0248'] as const
    expect(createOldRng(one).state).toEqual(createOldRng(other).state)
    expectUnrelated(createRng(one), createRng(other))
  })

  test('paths that are one label apart', () => {
    const root = createRng(SEED)
    expectUnrelated(root, root.split(0))
    expectUnrelated(root.split(0), root.split(1))
    expectUnrelated(root.split(1), root.split('1'))
    expectUnrelated(root.split('ab', 'c'), root.split('a', 'bc'))
    expectUnrelated(root.split(1, 0), root.split(0, 1))
  })
})

/** Two draws name the place in the cipher's stream: 64 bits. */
const placeOf = (rng: Rng): string => `${rng.uniform(0)} ${rng.uniform(1)}`

/** The generator, noting the place of every path that is drawn from. */
function noting(rng: Rng, places: Map<string, string>, path = ''): Rng {
  const note = <T>(drawn: T): T => {
    places.set(path, placeOf(rng))
    return drawn
  }
  return {
    split: (...labels) =>
      noting(rng.split(...labels), places, [path, ...labels.map((each) => JSON.stringify(each))].join('/')),
    uniform: (n) => note(rng.uniform(n)),
    chance: (p) => note(rng.chance(p)),
    normal: (n) => note(rng.normal(n)),
    integer: (below, n) => note(rng.integer(below, n)),
  }
}

describe('no two paths share their draws', () => {
  test('in a whole match of eight powers', () => {
    const scenario = loadScenarios().get('two-blocs')!
    const places = new Map<string, string>()
    const rules = matchRules(RULESET, scenario, { years: 12, seed: SEED })
    const bots = Array.from({ length: 8 }, (_, seat) => BOTS[defaultBot(seat)])
    const rng = noting(rules.rng, places)
    playToEnd(MatchSession.create({ ...rules, rng }, botSeats(scenario, bots)))
    expect(places.size).toBeGreaterThan(1000)
    expect(new Set(places.values()).size).toBe(places.size)
  })

  test('among a million made of small numbers', () => {
    const root = createRng(SEED)
    const places = new Set<string>()
    const [windows, seats] = [4000, 16]
    for (let window = 0; window < windows; window++) {
      const luck = windowRng(root, window)
      for (let pair = 0; pair < seats * seats; pair++) places.add(placeOf(luck.split('report', pair >> 4, pair & 15)))
    }
    expect(places.size).toBe(windows * seats * seats)
  })

  test('nor do draws of one path', () => {
    const rng = createRng(SEED).split('many')
    expect(new Set(Array.from({ length: 1000 }, (_, n) => rng.uniform(n))).size).toBe(1000)
  })
})
