import { describe, expect, test } from 'vitest'
import { loadScenarios } from '#server/lib/loadScenarios'
import { BOT_IDS, BOTS } from '#shared/bots/index'
import { playConfrontation } from '#shared/bots/policies/brinkmanship'
import { demandsWonBy, watchCoercer } from '#shared/bots/policies/coercers'
import { courtLesserStates } from '#shared/bots/policies/sphere'
import { playMatch } from '#shared/match/playMatch'
import type { Order } from '#shared/orders/index'
import { createRng } from '#shared/rng'
import { RULESET } from '#shared/ruleset/ruleset'
import type { GameState } from '#shared/state/gameState'
import { confrontationOf } from '#shared/view/lookup'
import type { PlayerView } from '#shared/view/observation'
import { viewOf } from '#tests/support/positions'

const scenario = loadScenarios().get('two-blocs')!

/** Positions of the windows of a kind in a match of the named bots. */
function positions(kind: GameState['window']['kind'], seed: string): readonly GameState[] {
  const found: GameState[] = []
  const bots = BOT_IDS.slice(0, 6).map((id) => BOTS[id])
  playMatch({ ruleset: RULESET, scenario, years: 6, bots, seed }, (state) => {
    if (state.window.kind === kind) found.push(state)
    return state
  })
  return found
}

/** The view with so many demands won by a rival in its record, and no others. */
const withRecord = (view: PlayerView, rival: PlayerView['self']['id'], wins: number): PlayerView => ({
  ...view,
  crises: Array.from({ length: wins }, () => ({
    year: 1,
    cause: 'disputedState' as const,
    challenger: rival,
    defender: view.self.id,
    rung: 3,
    outcome: 'challengerWon' as const,
  })),
})

/** Defenders' views of crises below the top, with the challenger. */
const defended = Array.from({ length: 24 }, (_, n) => positions('confrontation', `defended ${n}`))
  .flat()
  .flatMap((state) =>
    state.confrontations
      .filter(({ rung }) => rung < RULESET.crisis.rungs)
      .map(({ challenger, defender }) => ({
        view: viewOf(state, defender),
        rival: state.powers[challenger]!.id,
      })),
  )

const CALM = { riskTolerance: 1, boldness: 0.3, offers: 'never', acceptsTerms: false } as const

/** Times that a defender climbs against a rival with a record of so many wins, risk no object. */
const climbs = (among: typeof defended, highestRung: number, wins: number): number =>
  among.filter(({ view, rival }, n) => {
    const policy = { ...CALM, highestRung }
    const [order] = playConfrontation(RULESET, withRecord(view, rival, wins), policy, createRng(`climb ${n}`))
    return order?.type === 'confront' && order.move === 'raise'
  }).length

const rungOf = ({ view }: (typeof defended)[number]): number => confrontationOf(view)!.rung

describe('who has won demands', () => {
  test('meets defenders that are less often daunted', () => {
    expect(defended.length).toBeGreaterThan(40)
    expect(climbs(defended, 7, 3)).toBeGreaterThan(1.5 * climbs(defended, 7, 0))
  })

  test('meets defenders that climb a rung more than they would by themselves for each win', () => {
    const high = defended.filter((each) => rungOf(each) >= 3)
    expect(climbs(high, 3, 0)).toBe(0)
    expect(climbs(high, 3, 4)).toBeGreaterThan(5)
  })

  test('is watched by spies from the third win, the one with most wins first', () => {
    const [state] = positions('planning', 'watched')
    const view = viewOf(state!, 0)
    const [one, other] = view.powers.filter(({ id }) => id !== view.self.id).map(({ id }) => id)
    expect(watchCoercer(withRecord(view, one!, 2))).toEqual([])
    const spied: Order = { type: 'spy', target: other!, level: 1 }
    const record = withRecord(view, other!, 4)
    const mixed = { ...record, crises: [...withRecord(view, one!, 3).crises, ...record.crises] }
    expect(watchCoercer(mixed)).toEqual([spied])
    const decided = BOTS['free-rider'].decide(RULESET, mixed, createRng('spies'), undefined)
    expect(decided.orders).toContainEqual(spied)
  })

  test('is counted by what it demanded and got: defence, terms and others’ wins count nothing', () => {
    const [state] = positions('planning', 'counted')
    const view = viewOf(state!, 0)
    const rival = view.powers.find(({ id }) => id !== view.self.id)!.id
    const [won] = withRecord(view, rival, 1).crises
    const others = [
      { ...won!, outcome: 'defenderWon' as const },
      { ...won!, outcome: 'deal' as const },
      { ...won!, challenger: view.self.id, defender: rival },
    ]
    expect(demandsWonBy({ ...view, crises: [...others, won!] }, rival)).toBe(1)
  })
})

test('named bots demand oftener in a year whose stake is greater', () => {
  const policy = { umbrellas: 0, reaffirms: false, bases: 0, basing: 'buildOpenly', demandChance: 0.1 } as const
  const views = Array.from({ length: 6 }, (_, n) => positions('planning', `late ${n}`).slice(1)).flat()
  const demands = (year: number): number =>
    views.filter((state, n) => {
      const view = { ...viewOf(state, n % 6), year, years: 6 }
      const orders = courtLesserStates(RULESET, view, policy, createRng(`late ${n}`))
      return orders.some(({ type }) => type === 'challenge')
    }).length
  expect(demands(2)).toBeGreaterThan(0)
  expect(demands(6)).toBeGreaterThan(1.5 * demands(2))
})
