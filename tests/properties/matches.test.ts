import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BOTS, defaultBot } from '#shared/bots/index'
import { windowRng } from '#shared/match/matchRecord'
import { playMatch, recordMatch } from '#shared/match/playMatch'
import { replay } from '#shared/match/replay'
import { parsePosition, printPosition } from '#shared/notation/positionText'
import { parseOrder } from '#shared/orders/parseOrder'
import { resolveWindow } from '#shared/resolve/resolveWindow'
import { createRng } from '#shared/rng'
import { RULESET } from '#shared/ruleset/ruleset'
import type { GameState } from '#shared/state/gameState'
import { hashState } from '#shared/state/hashState'
import { anyMatch, anyPositions, anySubmissions } from '#tests/support/generate'
import { brokenInvariants } from '#tests/support/invariants'
import { smallWorld } from '#tests/support/smallWorld'
import { THOROUGHNESS } from '#tests/support/thoroughness'

const freeze = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T
const botsFor = (seats: number, shift = 0) => Array.from({ length: seats }, (_, n) => BOTS[defaultBot(n + shift)])

describe('matches of random orders', () => {
  test('invariants hold in every position', () => {
    fc.assert(
      fc.property(anyMatch, (match) => {
        for (const state of anyPositions(match)) expect(brokenInvariants(state)).toEqual([])
      }),
      { numRuns: 300 * THOROUGHNESS },
    )
  })

  test('the order in which submissions arrive changes nothing', () => {
    fc.assert(
      fc.property(anyMatch, (match) => {
        const state = anyPositions(match).at(-1)!
        const given = anySubmissions(state, createRng(match.seed), match.warlike)
        const turned = Object.fromEntries(Object.entries(given).reverse())
        const close = (orders: typeof given) =>
          resolveWindow(RULESET, state, orders, windowRng(createRng(match.seed), state.windowNumber))
        expect(close(turned)).toEqual(close(given))
      }),
      { numRuns: 150 * THOROUGHNESS },
    )
  })

  test('a position survives JSON and its one-line text, and an altered line is refused', () => {
    fc.assert(
      fc.property(anyMatch, (match) => {
        const state = anyPositions(match).at(-1)!
        expect(freeze(state)).toEqual(state)
        const line = printPosition(state)
        expect(parsePosition(line)).toEqual(state)
        expect(parsePosition(line.replace('"year":', '"year":1'))).toBeUndefined()
      }),
      { numRuns: 60 * THOROUGHNESS },
    )
  })

  test('resolveWindow never throws on any submission, and never changes the position before', () => {
    const junk = fc.oneof(fc.constant({}), fc.dictionary(fc.constantFrom('alder', 'birch', 'x'), fc.constant([])))
    fc.assert(
      fc.property(anyMatch, junk, (match, extra) => {
        const state = anyPositions(match).at(-1)!
        const before = hashState(state)
        const wrong = { ...anySubmissions(state, createRng(`${match.seed}!`), 1), ...extra }
        const { state: after } = resolveWindow(
          RULESET,
          state,
          wrong,
          windowRng(createRng(match.seed), state.windowNumber),
        )
        expect(brokenInvariants(after)).toEqual([])
        expect(hashState(state)).toBe(before)
      }),
      { numRuns: 150 * THOROUGHNESS },
    )
  })

  test('parseOrder takes any JSON without throwing', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        expect(Object.keys(parseOrder(json))).toHaveLength(1)
      }),
      { numRuns: 2000 * THOROUGHNESS },
    )
  })
})

describe('matches of bots', () => {
  test('live, replayed, and reborn from JSON after every window give the same hashes', () => {
    for (const [n, seats] of [2, 3, 4, 6, 6].entries()) {
      const match = { ruleset: RULESET, scenario: smallWorld, years: 6, bots: botsFor(seats, n), seed: `match ${n}` }
      const { record, state } = recordMatch(match)
      const frozen = playMatch(match, (after) => freeze(after))
      expect(hashState(frozen)).toBe(hashState(state))
      expect(replay(RULESET, smallWorld, freeze(record))).not.toHaveProperty('departsAt')
    }
  })

  test('a tampered record departs at the window that was changed', () => {
    const { record } = recordMatch({
      ruleset: RULESET,
      scenario: smallWorld,
      years: 4,
      bots: botsFor(2),
      seed: 'tamper',
    })
    const windows = record.windows.map((window, n) =>
      n === 2 ? { ...window, submissions: { birch: [{ type: 'build', force: 'silos', lots: 1 } as const] } } : window,
    )
    expect(replay(RULESET, smallWorld, { ...record, windows }).departsAt).toBe(2)
    expect(() => replay(RULESET, smallWorld, { ...record, rulesVersion: 0 })).toThrow(RangeError)
  })

  test('renaming the powers changes nothing but their names', () => {
    const swap = (text: string) => text.replaceAll('"alder"', '"zelkova"').replaceAll('x-land-alder', 'x-land-zelkova')
    const renamed = JSON.parse(swap(JSON.stringify(smallWorld))) as typeof smallWorld
    const play = (scenario: typeof smallWorld): GameState =>
      playMatch({ ruleset: RULESET, scenario, years: 6, bots: botsFor(4), seed: 'rename' })
    expect(play(renamed)).toEqual(JSON.parse(swap(JSON.stringify(play(smallWorld)))))
  })
})
