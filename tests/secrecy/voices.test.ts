import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seenEvents } from '#shared/events/seenEvents'
import { resolveWindow } from '#shared/resolve/resolveWindow'
import { createRng } from '#shared/rng'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { GameState } from '#shared/state/gameState'
import { cuesIn, lineFor, linesAt } from '#shared/voices/index'
import { type AnyMatch, anyMatch, anyPositions, anySubmissions, rulesetOf } from '#tests/support/generate'
import { hiddenChanged } from '#tests/support/hidden'
import { viewOf } from '#tests/support/positions'

const LUCK = 'published'

/** What a seat hears of a window: each event it learns of, with the words at it. */
function heard(before: GameState, after: ReturnType<typeof resolveWindow>, seat: number): ReadonlyMap<string, string> {
  const { id } = before.powers[seat]!
  const powers = viewOf(before, seat).powers.map((power) => power.id)
  const events = seenEvents(after.events, { kind: 'power', power: id })
  const spoken = cuesIn(
    events.map((event) => ({ event, year: before.year })),
    powers,
  )
  return new Map(
    events.map((event, n) => [
      JSON.stringify(event),
      JSON.stringify(spoken[n]!.map((cue) => [lineFor(LUCK, cue), cue.to])),
    ]),
  )
}

/** Compares what every seat hears of one window with what it hears with other secrets behind it; returns how often words were compared. */
function compareWindow(ruleset: Ruleset, state: GameState, salt: number): number {
  const rng = createRng(`voices ${salt}`)
  const orders = anySubmissions(state, rng, 0.2)
  const truth = resolveWindow(ruleset, state, orders, rng)
  let compared = 0
  for (const seat of state.powers.keys()) {
    const words = heard(state, truth, seat)
    const others = heard(state, resolveWindow(ruleset, hiddenChanged(state, seat, salt), orders, rng), seat)
    for (const [event, said] of [...others].filter(([each]) => words.has(each))) {
      expect(said).toBe(words.get(event))
      if (said !== '[]') compared++
    }
  }
  return compared
}

const openIn = (match: AnyMatch) => anyPositions(match).filter(({ window }) => window.kind !== 'ended')

test('leaders say the same words at the same event, whatever is hidden behind it', () => {
  let compared = 0
  fc.assert(
    fc.property(anyMatch, fc.nat(1000), (match, salt) => {
      for (const state of openIn(match)) compared += compareWindow(rulesetOf(match), state, salt)
    }),
    { numRuns: 12 },
  )
  expect(compared).toBeGreaterThan(50)
})

test('nothing is said to a viewer that does not hear of the event', () => {
  fc.assert(
    fc.property(anyMatch, fc.nat(1000), (match, salt) => {
      const ruleset = rulesetOf(match)
      for (const state of openIn(match)) {
        const rng = createRng(`voices ${salt}`)
        const { events } = resolveWindow(ruleset, state, anySubmissions(state, rng, 0.2), rng)
        const powers = state.powers.map(({ id }) => id)
        for (const { id } of state.powers) {
          const spoken = seenEvents(events, { kind: 'power', power: id }).flatMap((event) =>
            linesAt(LUCK, event, state.year, powers),
          )
          const audible = events.filter(({ audience }) => audience === 'all' || audience.includes(id))
          const words = audible.flatMap(({ audience: _audience, ...event }) =>
            linesAt(LUCK, event as never, state.year, powers),
          )
          expect(spoken).toEqual(words)
        }
      }
    }),
    { numRuns: 5 },
  )
})
