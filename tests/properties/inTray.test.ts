import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inTray, MOST_CARDS, type RankedMatters } from '#shared/intray/index'
import { MATTER_KINDS, type Matter } from '#shared/intray/matter'
import { fitOrders } from '#shared/orders/fitOrders'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { PlayerView } from '#shared/view/observation'
import { type AnyMatch, anyMatch, anyPositions, rulesetOf } from '#tests/support/generate'
import { argumentFaults } from '#tests/support/phrases'
import { viewOf } from '#tests/support/positions'
import { THOROUGHNESS } from '#tests/support/thoroughness'

/** One in-tray of one seat, with what it was made from. */
interface Seen {
  readonly ruleset: Ruleset
  readonly view: PlayerView
  readonly tray: RankedMatters
  /** Ids of what was asked a year ago. */
  readonly asked: readonly string[]
}

/** The in-trays of every planning window of a match, seat by seat, each with the year before in sight. */
function* traysOf(match: AnyMatch): Generator<Seen> {
  const ruleset = rulesetOf(match)
  const planning = anyPositions(match).filter(({ window }) => window.kind === 'planning')
  for (const seat of planning[0]!.powers.keys()) {
    const views = planning.map((state) => viewOf(state, seat, ruleset))
    for (const [n, view] of views.entries()) {
      const before = views[n - 1]
      const last = before && inTray(ruleset, before)
      const asked = last ? [...last.cards, ...last.rest].map(({ id }) => id) : []
      yield { ruleset, view, tray: inTray(ruleset, view, before), asked }
    }
  }
}

/** What is grave by the rules themselves, looked up in the view without the in-tray: graver ones first. */
function gravest(ruleset: Ruleset, view: PlayerView): readonly string[] {
  const { bloc } = view.powers.find(({ id }) => id === view.self.id)!
  const alerts = view.powers.filter(
    (power) => power.bloc !== bloc && (power.estimate?.readiness ?? 0) >= ruleset.estimates.alertSighted,
  )
  if (alerts.length > 0) return alerts.map(({ id }) => `alert.${id}`)
  const arming = view.states.filter(({ stance, umbrella }) => stance === 'arming' && umbrella?.patron === view.self.id)
  return arming.map(({ id }) => id)
}

/** What a card is looked up by: its own id, and those of the clients that ask in it. */
const namesOf = ({ id, from, askers = [] }: Matter): readonly string[] => [id, from, ...askers.map((asker) => asker.id)]

/**
 * At most four cards; nothing among the rest that is new, or grave, and on which more hangs than on a card. What may be old is whatever
 * was asked a year ago.
 */
function expectRanked({ cards, rest }: RankedMatters, asked: readonly string[]): void {
  expect(cards.length).toBeLessThanOrEqual(MOST_CARDS)
  const fresh = rest.filter(({ id, isGrave }) => isGrave || !asked.includes(id))
  if (fresh.length > 0) expect(cards).toHaveLength(MOST_CARDS)
  if (rest.length > 0) expect(cards.length).toBeGreaterThanOrEqual(2)
  const least = Math.min(...cards.map(({ stake }) => stake))
  expect(fresh.every(({ stake }) => stake <= least)).toBe(true)
}

function expectAnswerable({ ruleset, view }: Seen, matter: Matter): void {
  const { question, stake, voices = [], askers = [] } = matter
  const answers = [...matter.answers, ...askers.flatMap((asker) => asker.answers)]
  expect(stake).toBeGreaterThan(0)
  expect(stake).toBeLessThanOrEqual(1)
  expect(answers.filter(({ orders }) => orders.length === 0)).toHaveLength(1)
  for (const { key, args } of [question, ...[...answers, ...voices].map(({ says }) => says)])
    expect(argumentFaults({ key, args }), key).toEqual([])
  for (const { orders } of answers) expect(fitOrders(ruleset, view, orders).refused).toEqual([])
}

/** Clients that ask the same ask it in one matter, each with answers for it alone; a single one is no such group. */
function expectOneVoice({ view }: Seen, matters: readonly Matter[]): void {
  const pleas = matters.filter(({ kind }) => kind === 'plea')
  const asked = pleas.map(({ question }) => question.key)
  expect(new Set(asked).size).toBe(asked.length)
  for (const { askers = [], answers } of pleas) {
    expect(askers).not.toHaveLength(1)
    const states = askers.map(({ id }) => id)
    expect(new Set(states).size).toBe(states.length)
    for (const id of states) expect(['asks', 'arming']).toContain(view.states.find((state) => state.id === id)?.stance)
    for (const { orders } of answers) if (askers.length > 0) expect(orders).not.toHaveLength(1)
  }
}

describe('the in-tray', () => {
  test('has at most four cards in a thousand positions, and the gravest matter is always among them', ({
    annotate,
  }) => {
    const seen = { trays: 0, grave: 0, full: 0, kinds: new Set<string>() }
    fc.assert(
      fc.property(anyMatch, (match) => {
        for (const { ruleset, view, tray, asked } of traysOf(match)) {
          seen.trays++
          for (const { kind } of tray.cards) seen.kinds.add(kind)
          seen.full += Number(tray.rest.length > 0)
          expectRanked(tray, asked)
          const wanted = gravest(ruleset, view)
          seen.grave += Number(wanted.length > 0)
          expect(
            wanted.length === 0 || tray.cards.some((card) => namesOf(card).some((name) => wanted.includes(name))),
          ).toBe(true)
        }
      }),
      { numRuns: 260 * THOROUGHNESS },
    )
    annotate(`${seen.trays} trays, ${seen.grave} with a grave matter, ${seen.full} with more than four matters`)
    expect(seen.trays).toBeGreaterThanOrEqual(1000)
    expect(seen.grave).toBeGreaterThan(50)
    expect(seen.full).toBeGreaterThan(5)
    // The rarer kinds are called for by hand, in tests/intray.
    expect(seen.kinds.size).toBeGreaterThanOrEqual(MATTER_KINDS.length - 2)
  })

  test('asks questions that have answers: each matter once, every drafted order acceptable, one way to leave it', () => {
    fc.assert(
      fc.property(anyMatch, (match) => {
        for (const seen of traysOf(match)) {
          const matters = [...seen.tray.cards, ...seen.tray.rest]
          expect(new Set(matters.map(({ id }) => id)).size).toBe(matters.length)
          for (const matter of matters) expectAnswerable(seen, matter)
          expectOneVoice(seen, matters)
        }
      }),
      { numRuns: 60 * THOROUGHNESS },
    )
  })
})
