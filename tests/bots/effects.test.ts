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
  lapseEffect,
  plansEffect,
  plansFound,
  researchEffect,
  treatyEffect,
  unspentEffect,
  wordsEffect,
} from '#shared/bots/mind/effects'
import { forceBalanceOf } from '#shared/bots/mind/forceBalance'
import { deedAnswerEffect, wordAnswerEffect } from '#shared/bots/mind/pleas'
import type { PowerId } from '#shared/ids'
import { dealRng } from '#shared/match/matchRecord'
import type { Order } from '#shared/orders/index'
import { createRng } from '#shared/rng'
import { RULESET, type Ruleset } from '#shared/ruleset/ruleset'
import { TREATY_KINDS, type TreatyKind } from '#shared/ruleset/vocabulary'
import { createGame } from '#shared/state/createGame'
import type { GameState } from '#shared/state/gameState'
import { influenceShares } from '#shared/state/influence'
import {
  close,
  known,
  NO_ALARMS,
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

/** What else is so: orders of others, and other rules. */
interface Circumstances {
  readonly answer?: Record<string, readonly Order[]>
  readonly ruleset?: Ruleset
}

/** The position a year later when one seat gives these orders. */
function yearLater(
  state: GameState,
  seat: number,
  orders: readonly Order[],
  { answer = {}, ruleset = NO_ALARMS }: Circumstances = {},
) {
  const { state: after } = close(state, { ...answer, [state.powers[seat]!.id]: orders }, { ruleset })
  return after.window.kind === 'planning' ? after : toNextYear(after).state
}

/** What the engine makes of a deed: the difference of two years that are equal but for it. */
function measured(
  state: GameState,
  seat: number,
  orders: readonly Order[],
  { answer = {}, ruleset = NO_ALARMS }: Circumstances = {},
) {
  return compared(seat, yearLater(state, seat, [], { ruleset }), yearLater(state, seat, orders, { answer, ruleset }))
}

/** How much better one seat stands in the second of two positions. */
function compared(seat: number, without: GameState, with_: GameState) {
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
    tension: with_.powers.map((_, other) => with_.tension[seat]![other]! - without.tension[seat]![other]!),
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
  const { rivals } = forceBalanceOf(RULESET, view, 'median')
  const spend = (points: number): Order => ({ type: 'build', force: 'interceptors', lots: points as 1 })

  test('money that is left', () => {
    const engine = measured(state, seat, [spend(2)])
    const effect = unspentEffect(RULESET, view, 2, view.powers[seat]!.gdp)
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
      const money = unspentEffect(RULESET, heldView, 2 * RULESET.influence.pricePerLevel, heldView.powers[seat]!.gdp)
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
    const rival = forceBalanceOf(RULESET, tiedView, 'median').rivals.find(({ id }) => id === second!.id)!
    const offer = (to: PowerId): Order => ({ type: 'diplomacy', act: 'propose', treaty: 'interdependence', with: to })
    const engine = measured(tied, seat, [offer(rival.id)], { answer: { [rival.id]: [offer(tiedView.self.id)] } })
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
        const engine = measured(state, seat, [offer(rival.id)], { answer: { [rival.id]: [offer(view.self.id)] } })
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
      const tiedRival = forceBalanceOf(RULESET, tiedView, 'median').rivals.find(({ id }) => id === rival.id)!
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
    const [offer] = contestsOf(RULESET, view, forceBalanceOf(RULESET, view, 'median')).offers
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
    const standing = forceBalanceOf(RULESET, view, 'median')
    expect(standing.security).toBeCloseTo(securityIn(RULESET, state)[seat]!, 1)
    for (const { state: lesser, rival, odds } of contestsOf(RULESET, view, standing).offers) {
      expect(odds).toBeCloseTo(seenBalance(RULESET, view, demandFor(view, rival.id, lesser.id)).odds, 2)
      const spied = contestOdds(RULESET, view, { state: lesser, rival, mine: true }, { spies: 3, threatens: true })
      const contest = { ...demandFor(view, rival.id, lesser.id), spies: 3, threats: [true, false] as const }
      expect(spied).toBeCloseTo(seenBalance(RULESET, view, contest).odds, 2)
    }
  })

  test('money that a ruined power leaves rebuilds it', () => {
    const { startGdp } = state.powers[seat]!
    const ruined = withPower(state, seat, { gdp: 0.6 * startGdp })
    const effect = unspentEffect(RULESET, viewOf(ruined, seat), 2, startGdp)
    const engine = measured(ruined, seat, [spend(2)])
    const negative = { gdp: -effect.gdp!, support: -effect.support! }
    hold(negative, { ...engine, tension: engine.tension.map(() => 0), share: 0 }, ruined)
    expect(effect.gdp).toBeGreaterThan(unspentEffect(RULESET, viewOf(ruined, seat), 2, 0.6 * startGdp).gdp! * 1.5)
  })

  test('aid is relief in years of hunger', () => {
    const climate = { ...state.climate, famineToCome: [1e-6, 1e-6], soot: 1, weaponsUsed: true }
    const hungry = withPower({ ...state, climate }, seat, { integrity: 50 })
    const hungryView = viewOf(hungry, seat)
    const wordless: Ruleset = { ...NO_ALARMS, influence: { ...RULESET.influence, reliefWord: 0 } }
    for (const lesser of hungryView.states) {
      const holder = rivals.find(({ id }) => id === (lesser.umbrella?.patron ?? lesser.leansTo))
      const money = unspentEffect(RULESET, hungryView, 2 * RULESET.influence.pricePerLevel, 1)
      const order: Order = { type: 'influence', state: lesser.id, level: 2 }
      const engine = measured(hungry, seat, [order])
      // A better word draws besides; that is priced apart.
      const { share } = measured(hungry, seat, [order], { ruleset: wordless })
      const effect = aidEffect(RULESET, hungryView, { state: lesser, level: 2, holder, hungry: true })
      hold(effect, { ...engine, share, gdp: engine.gdp + money.gdp!, support: engine.support + money.support! }, hungry)
      expect(effect.integrity).toBe(2 * RULESET.influence.reliefWord)
    }
  })

  test('a step of research pays at home', () => {
    const line = 'quieting'
    const sure = { ...RULESET.researchLines, [line]: { ...RULESET.researchLines[line], chance: 1 } }
    const ruleset: Ruleset = { ...NO_ALARMS, researchLines: sure }
    const money = unspentEffect(ruleset, view, ruleset.research.price, state.powers[seat]!.startGdp)
    const engine = measured(state, seat, [{ type: 'research', line }], { ruleset })
    const paid = { gdp: engine.gdp + money.gdp!, support: engine.support + money.support! }
    hold(researchEffect(ruleset, view, line), { ...engine, ...paid, share: 0 }, state, 2)
  })

  test('an offer that lapses, and plans that are found out', () => {
    const [rival] = rivals
    const offers = [{ kind: 'hotline', from: rival!.seat, to: seat, year: state.year - 1 } as const]
    const lapsed = compared(seat, yearLater(state, seat, []), yearLater({ ...state, offers }, seat, []))
    hold(lapseEffect(RULESET), lapsed, state)
    const foe = rivals.find(({ allied }) => !allied)!
    const watched = withPower(withTreaty(state, 'inspection', seat, foe.seat), seat, { doctrine: { aim: 'minimal' } })
    const { posture } = watched.powers[seat]!
    const aiming = (targeting: 'countervalue' | 'counterforce') =>
      yearLater(withPower(watched, seat, { posture: { ...posture, targeting } }), seat, [], { ruleset: wary })
    const wary: Ruleset = { ...NO_ALARMS, crisis: { ...RULESET.crisis, plansInspected: 1 } }
    const watchedView = viewOf(watched, seat)
    expect(plansFound(wary, forceBalanceOf(wary, watchedView, 'median').rivals, 0)).toBe(1)
    expect(plansFound(RULESET, rivals, 2)).toBeCloseTo(2 * RULESET.crisis.plansPerSpy, 9)
    const found = compared(seat, aiming('countervalue'), aiming('counterforce'))
    // Word heals by a point a year.
    expect(Math.abs(found.integrity - plansEffect(RULESET, watchedView).integrity!)).toBeLessThanOrEqual(1.01)
  })

  describe('pleas', () => {
    const asked = view.states.find(({ stance }) => stance === 'content')!
    const pull = (mine: number, other: number) => state.powers.map((_, n) => (n === seat ? mine : n === 1 ? other : 0))
    const plea = (alignment: readonly number[], change: Partial<GameState['states'][number]> = {}): GameState =>
      withState(state, asked.id, {
        stance: 'asks',
        fear: 100,
        alignment,
        umbrella: umbrellaOf(seat, 20),
        // A state that has grown so much trusts no promise.
        startGdp: asked.gdp / 4,
        ...change,
      })
    const aid: Order = { type: 'influence', state: asked.id, level: 1 }
    const seen = (position: GameState) => {
      const its = viewOf(position, seat)
      return { its, of: its.states.find(({ id }) => id === asked.id)! }
    }
    const word = (position: GameState) => wordAnswerEffect(RULESET, seen(position).its, seen(position).of)
    const deed = (position: GameState) => deedAnswerEffect(RULESET, seen(position).its, seen(position).of, rivals)

    test('a repeated promise spares word and pull', () => {
      const position = plea(pull(0.5, 0.1))
      const engine = measured(position, seat, [{ type: 'umbrella', act: 'reaffirm', state: asked.id }])
      expect(word(position).integrity).toBe(RULESET.umbrellas.pleaWord)
      hold(word(position), { ...engine, tension: engine.tension.map(() => 0) }, position)
    })

    test('a deed keeps a client that leans to another', () => {
      const position = plea(pull(0.46, 0.52))
      const { its, of } = seen(position)
      const kept = (word(position).share ?? 0) + (deed(position).share ?? 0)
      const given = aidEffect(RULESET, its, { state: of, level: 1 }).share!
      expect(deed(position).share).toBeGreaterThan(0)
      const engine = measured(position, seat, [aid])
      expect(engine.share).toBeGreaterThan(0.6 * (kept + given))
      expect(engine.share).toBeLessThan(1.6 * (kept + given))
    })

    test('a deed stays a bomb, for what each step towards it is feared', () => {
      const position = plea(pull(0.5, 0.1), { enrichment: 99.9 })
      const engine = measured(position, seat, [aid])
      const { gdp } = asked
      const { enrichBase, enrichPerGdp, enrichGdpMost } = RULESET.umbrellas
      const step = Math.min(1, (enrichBase + Math.min(enrichGdpMost, enrichPerGdp * gdp)) / 100)
      for (const { id, seat: other } of rivals) {
        const feared = deed(position).tension![id]!
        expect(feared).toBeLessThan(0)
        expect(Math.abs(feared - step * engine.tension[other]!)).toBeLessThanOrEqual(0.3)
      }
    })

    test('a state that does not look to the viewer, or is calm, asks nothing of it', () => {
      for (const position of [
        plea(pull(0.5, 0.1), { umbrella: umbrellaOf(1, 20) }),
        plea(pull(0.5, 0.1), { umbrella: umbrellaOf(seat, 100), startGdp: asked.gdp }),
        plea(pull(0.5, 0.1), { stance: 'content' }),
      ]) {
        expect(word(position)).toEqual({})
        expect(deed(position)).toEqual({})
      }
    })
  })
})
