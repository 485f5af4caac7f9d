import { describe, expect, test } from 'vitest'
import { loadScenarios } from '#server/lib/loadScenarios'
import { securityIn } from '#shared/analysis/security'
import { demandFor, seenBalance } from '#shared/analysis/seenBalance'
import { contestOdds, contestsOf } from '#shared/bots/mind/contests'
import {
  aidEffect,
  breachEffect,
  coverEffect,
  demandEffect,
  type Effect,
  treatyEffect,
  unspentEffect,
  wordsEffect,
} from '#shared/bots/mind/effects'
import { standingOf } from '#shared/bots/mind/standing'
import type { PowerId } from '#shared/ids'
import { dealRng } from '#shared/match/matchRecord'
import type { Order } from '#shared/orders/index'
import { createRng } from '#shared/rng'
import { RULESET } from '#shared/ruleset/ruleset'
import { TREATY_KINDS, type TreatyKind } from '#shared/ruleset/vocabulary'
import { createGame } from '#shared/state/createGame'
import type { GameState } from '#shared/state/gameState'
import { influenceShares } from '#shared/state/influence'
import {
  close,
  known,
  toNextYear,
  umbrellaOf,
  viewOf,
  withPower,
  withState,
  withTreaty,
} from '#tests/support/positions'

const scenario = loadScenarios().get('two-blocs')!
const start = (seed: string): GameState => {
  const fresh = createGame(RULESET, scenario, { seats: 6, years: 10 }, dealRng(createRng(seed)))
  return known({ ...fresh, storyline: [] }, 1e-3)
}

/** The position a year later when one seat gives these orders, and another these. */
function yearLater(
  state: GameState,
  seat: number,
  orders: readonly Order[],
  answer: Record<string, readonly Order[]> = {},
) {
  const { state: after } = close(state, { ...answer, [state.powers[seat]!.id]: orders })
  return after.window.kind === 'planning' ? after : toNextYear(after).state
}

/** What the engine makes of a deed: the difference of two years that are equal but for it. */
function measured(
  state: GameState,
  seat: number,
  orders: readonly Order[],
  answer: Record<string, readonly Order[]> = {},
) {
  const [without, with_] = [yearLater(state, seat, []), yearLater(state, seat, orders, answer)]
  const of = (after: GameState) => ({
    gdp: after.powers[seat]!.gdp,
    share: influenceShares(after)[seat]!,
    support: after.powers[seat]!.support,
    integrity: after.powers[seat]!.integrity,
  })
  const [before, after] = [of(without), of(with_)]
  return {
    gdp: after.gdp - before.gdp,
    share: after.share - before.share,
    support: after.support - before.support,
    integrity: after.integrity - before.integrity,
    tension: state.powers.map((_, other) => with_.tension[seat]![other]! - without.tension[seat]![other]!),
  }
}

/** Holds a closed form against the engine: within a tenth, and a hundredth of a point. */
function hold(effect: Effect, engine: ReturnType<typeof measured>, state: GameState, calm = 0.15): void {
  const near = (closed: number | undefined, exact: number, least: number) =>
    expect(Math.abs((closed ?? 0) - exact)).toBeLessThanOrEqual(Math.max(least, 0.1 * Math.abs(exact)))
  near(effect.gdp, engine.gdp, 0.02)
  near(effect.share, engine.share, 2e-4)
  near(effect.support, engine.support, 0.05)
  near(effect.integrity, engine.integrity, 1.01)
  for (const [seat, { id }] of state.powers.entries()) near(effect.tension?.[id], engine.tension[seat]!, calm)
}

/** Treaties that change what is reckoned of forces, and with it public fear, besides what they say. */
const SEEN: readonly TreatyKind[] = ['inspection', 'umbrella']

const seeds = ['one', 'two', 'three']

describe.each(seeds)('closed forms of what deeds do, against the engine (%s)', (seed) => {
  const state = start(seed)
  const seat = 0
  const view = viewOf(state, seat)
  const { rivals } = standingOf(RULESET, view, 'median')
  const spend = (points: number): Order => ({ type: 'build', force: 'interceptors', lots: points as 1 })

  test('money that is left', () => {
    const engine = measured(state, seat, [spend(2)])
    const effect = unspentEffect(RULESET, view, 2)
    const negative = Object.fromEntries(Object.entries(effect).map(([name, value]) => [name, -value]))
    hold(negative, { ...engine, tension: engine.tension.map(() => 0), share: 0 }, state)
  })

  test('aid, to a state of nobody and to one that a rival holds', () => {
    const foe = rivals.find(({ allied }) => !allied)!
    const held = withState(state, state.states[0]!.id, { umbrella: umbrellaOf(foe.seat) })
    const heldView = viewOf(held, seat)
    let proxies = 0
    for (const lesser of heldView.states) {
      const holder = rivals.find(({ id }) => id === (lesser.umbrella?.patron ?? lesser.leansTo))
      if (holder?.allied === false) proxies++
      const order: Order = { type: 'influence', state: lesser.id, level: 2 }
      const money = unspentEffect(RULESET, heldView, 2 * RULESET.influence.pricePerLevel)
      const engine = measured(held, seat, [order])
      const effect = aidEffect(RULESET, heldView, { state: lesser, level: 2, holder })
      hold(effect, { ...engine, gdp: engine.gdp + money.gdp!, support: engine.support + money.support! }, held)
    }
    expect(proxies).toBeGreaterThan(0)
  })

  test('a second tie is worth less than the first', () => {
    const [first, second] = rivals
    const tied = withTreaty(state, 'interdependence', seat, first!.seat)
    const tiedView = viewOf(tied, seat)
    const rival = standingOf(RULESET, tiedView, 'median').rivals.find(({ id }) => id === second!.id)!
    const offer = (to: PowerId): Order => ({ type: 'diplomacy', act: 'propose', treaty: 'interdependence', with: to })
    const engine = measured(tied, seat, [offer(rival.id)], { [rival.id]: [offer(tiedView.self.id)] })
    hold(treatyEffect(RULESET, tiedView, rival, 'interdependence'), { ...engine, share: 0 }, tied)
  })

  test('words', () => {
    const calmed = { ...state, tension: state.tension }
    for (const said of [
      { say: 'rally' },
      ...rivals.map(({ id }) => ({ say: 'reassure', target: id }) as const),
      ...rivals.map(({ id }) => ({ say: 'threaten', target: id }) as const),
    ] as const)
      hold(
        wordsEffect(RULESET, view, said, rivals),
        measured(calmed, seat, [{ type: 'statement', statement: said }]),
        state,
      )
  })

  test('treaties that are concluded, and broken', () => {
    for (const rival of rivals.slice(0, 4)) {
      for (const treaty of TREATY_KINDS) {
        if (rival.pair.treaties.some(({ kind }) => kind === treaty)) continue
        const offer = (other: string): Order => ({
          type: 'diplomacy',
          act: 'propose',
          treaty,
          with: other as typeof rival.id,
        })
        const engine = measured(state, seat, [offer(rival.id)], { [rival.id]: [offer(view.self.id)] })
        // What a guarantee takes off exposures, and inspectors show, moves public fear a little besides.
        hold(
          treatyEffect(RULESET, view, rival, treaty),
          { ...engine, share: 0 },
          state,
          SEEN.includes(treaty) ? 4 : 0.15,
        )
      }
      const tied = withTreaty(state, 'interdependence', seat, rival.seat)
      const tiedView = viewOf(tied, seat)
      const tiedRival = standingOf(RULESET, tiedView, 'median').rivals.find(({ id }) => id === rival.id)!
      const cut: Order = { type: 'diplomacy', act: 'break', treaty: 'interdependence', with: rival.id }
      const engine = measured(tied, seat, [cut])
      const grown = treatyEffect(RULESET, view, rival, 'interdependence').gdp!
      hold(
        breachEffect(RULESET, tiedView, tiedRival, 'interdependence'),
        { ...engine, gdp: engine.gdp + grown, share: 0, support: 0 },
        tied,
      )
    }
  })

  test('a promise that is taken', () => {
    for (const lesser of view.states) {
      const pull = lesser.alignment[seat] ?? 0
      if (lesser.umbrella !== undefined || pull < RULESET.umbrellas.welcome) continue
      const order: Order = { type: 'umbrella', act: 'extend', state: lesser.id }
      const engine = measured(state, seat, [order])
      // A promise also draws from this year on; that is priced apart.
      const effect = coverEffect(RULESET, view, lesser)
      expect(engine.share).toBeGreaterThanOrEqual(effect.share! * 0.9)
      expect(engine.share).toBeLessThanOrEqual(effect.share! * 3)
    }
  })

  test('a demand at home', () => {
    const [offer] = contestsOf(RULESET, view, standingOf(RULESET, view, 'median')).offers
    const order: Order = { type: 'challenge', demand: 'state', over: offer!.state.id, against: offer!.rival.id }
    const minimal = withPower(state, seat, { doctrine: { aim: 'minimal' } })
    for (const position of [state, minimal]) {
      const { state: after } = close(position, { [view.self.id]: [order] })
      const effect = demandEffect(RULESET, viewOf(position, seat))
      expect(after.powers[seat]!.support - position.powers[seat]!.support).toBeCloseTo(effect.support!, 3)
      expect(after.powers[seat]!.integrity - position.powers[seat]!.integrity).toBeCloseTo(effect.integrity ?? 0, 3)
    }
  })

  test('security, and the odds of demands, are those of the rules', () => {
    const standing = standingOf(RULESET, view, 'median')
    expect(standing.security).toBeCloseTo(securityIn(RULESET, state)[seat]!, 1)
    for (const { state: lesser, rival, odds } of contestsOf(RULESET, view, standing).offers) {
      expect(odds).toBeCloseTo(seenBalance(RULESET, view, demandFor(view, rival.id, lesser.id)).odds, 2)
      const spied = contestOdds(RULESET, view, { state: lesser, rival, mine: true }, { spies: 3, threatens: true })
      const contest = { ...demandFor(view, rival.id, lesser.id), spies: 3, threats: [true, false] as const }
      expect(spied).toBeCloseTo(seenBalance(RULESET, view, contest).odds, 2)
    }
  })
})
