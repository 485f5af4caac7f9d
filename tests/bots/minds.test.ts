import { describe, expect, test } from 'vitest'
import { loadScenarios } from '#server/lib/loadScenarios'
import type { Bot } from '#shared/bots/define'
import { STRENGTH_RULES } from '#shared/bots/mind/character'
import { CHARACTERS, type CharacterId } from '#shared/bots/mind/characters'
import { choose } from '#shared/bots/mind/choose'
import { type Dispute, disputeWorth, facedWorth, warCost } from '#shared/bots/mind/crisis'
import { hungryUntil, recall, remember } from '#shared/bots/mind/mood'
import { outlookOf } from '#shared/bots/mind/outlook'
import { recordOfRival } from '#shared/bots/mind/record'
import { think } from '#shared/bots/mind/thought'
import { bargainWorth } from '#shared/bots/mind/transition'
import { shieldWishes } from '#shared/bots/mind/wishes/arms'
import { wishesOf } from '#shared/bots/mind/wishes/index'
import { leverage, treatyWishes } from '#shared/bots/mind/wishes/treaties'
import { wordPrice } from '#shared/bots/mind/word'
import { dealRng } from '#shared/match/matchRecord'
import { playMatch } from '#shared/match/playMatch'
import { mean } from '#shared/math'
import { mindAt } from '#shared/minds/index'
import { faultsOf } from '#shared/orders/fitOrders'
import type { Order } from '#shared/orders/index'
import { validateOrder } from '#shared/orders/validateOrder'
import { createRng } from '#shared/rng'
import { RULESET } from '#shared/ruleset/ruleset'
import { STRENGTHS, type TreatyKind } from '#shared/ruleset/vocabulary'
import { createGame } from '#shared/state/createGame'
import type { GameState } from '#shared/state/gameState'
import type { PlayerView } from '#shared/view/observation'
import { known, toNextYear, viewOf, withForces, withPower, withTreaty } from '#tests/support/positions'

const scenario = loadScenarios().get('two-blocs')!
const characters = Object.keys(CHARACTERS) as readonly CharacterId[]

/** Positions of planning windows of a match of normal minds, and the record of it. */
function playedBy(seed: string, years = 6): readonly GameState[] {
  const bots = Array.from({ length: 6 }, (_, seat) => mindAt(characters[(seat * 3) % 10]!, 'normal'))
  const positions: GameState[] = []
  playMatch({ ruleset: RULESET, scenario, years, bots, seed }, (state) => {
    if (state.window.kind === 'planning') positions.push(state)
    return state
  })
  return positions
}

const positions = playedBy('views')
const views = positions.flatMap((state) => [0, 2, 5].map((seat) => viewOf(state, seat)))

/** A hard mind's thought of a view: no errors, no lapses. */
const thoughtOf = (view: PlayerView, character: CharacterId = 'tit-for-tat') =>
  think(RULESET, view, {
    character: CHARACTERS[character],
    strength: { ...STRENGTH_RULES.hard, habit: 1 },
    rng: createRng('thought'),
    memory: recall(view, undefined),
  })

/** A dispute of the viewer's with the rival it could demand most of, at these odds. */
function disputeIn(
  view: PlayerView,
  odds = 0.5,
  mine = true,
): { thought: ReturnType<typeof thoughtOf>; dispute: Dispute } {
  const thought = thoughtOf(view)
  const { state, rival } = thought.contests.offers[0]!
  return { thought, dispute: { rival, cause: 'disputedState', mine, state, pledged: false, odds } }
}

const withSelf = (view: PlayerView, change: Partial<PlayerView['self']>): PlayerView => ({
  ...view,
  self: { ...view.self, ...change },
})

describe('minds', () => {
  test.each(characters)('%s gives only orders that stand, the same ones again, at every strength', (character) => {
    for (const strength of STRENGTHS) {
      const bot = mindAt(character, strength)
      for (const view of views.slice(0, strength === 'hard' ? 2 : 8)) {
        const decide = () => bot.decide(RULESET, view, createRng('mind'), undefined)
        for (const order of decide().orders) expect(validateOrder(RULESET, view, order)).toBeUndefined()
        expect(decide()).toEqual(decide())
      }
    }
  })

  test.each([...loadScenarios().keys()])('play %s to its end with orders that stand', (id) => {
    const world = loadScenarios().get(id)!
    const seats = Math.max(...Object.keys(world.seatings).map(Number))
    const checked = (bot: Bot): Bot => ({
      id: bot.id,
      decide(ruleset, view, rng, memory) {
        const decision = bot.decide(ruleset, view, rng, memory)
        expect(faultsOf(ruleset, view, decision.orders)).toEqual([])
        return decision
      },
    })
    const bots = Array.from({ length: seats }, (_, seat) =>
      checked(mindAt(characters[(seat * 7) % 10]!, seat % 2 === 0 ? 'normal' : 'easy')),
    )
    const { ending } = playMatch({ ruleset: RULESET, scenario: world, years: 6, bots, seed: id })
    expect(ending).toBeDefined()
  })

  test('a mind reads its interest: a revisionist wants demands more', () => {
    for (const view of views.filter(({ year }) => year > 1)) {
      const worth = (interest: PlayerView['self']['interest']) => {
        const { thought, dispute } = disputeIn(withSelf(view, { interest }))
        return disputeWorth(thought, dispute)
      }
      expect(worth('revisionist')).toBeGreaterThan(worth('securitySeeker'))
    }
  })

  test('a mind reads the years left: stakes grow, and what lasts is worth less', () => {
    const view = views.at(-1)!
    const early = { ...view, year: 2 }
    expect(outlookOf(RULESET, view).stakes[0]).toBeGreaterThan(outlookOf(RULESET, early).stakes[0]!)
    expect(thoughtOf(early).prices.gdp).toBeGreaterThan(thoughtOf(view).prices.gdp)
    expect(thoughtOf(early).prices.shareWon).toBeGreaterThan(thoughtOf(view).prices.shareWon)
  })

  test('a mind reads arsenals: war with a rival that answers more costs more', () => {
    let compared = 0
    for (const view of views) {
      const { thought, dispute } = disputeIn(view)
      const { rival } = dispute
      const harmless = { ...rival, danger: 0, stability: { ...rival.stability, firstDeterred: 0 } }
      expect(warCost(thought, rival)).toBeGreaterThanOrEqual(warCost(thought, harmless))
      if (rival.stability.firstDeterred > 0) compared++
    }
    expect(compared).toBeGreaterThan(0)
  })

  test('a mind reads the shown risk: one that dreads war more climbs less where something may go off, and only there', () => {
    const raise = (risk: number, dread: number) =>
      mean(
        views.map((view) => {
          const { thought, dispute } = disputeIn(view)
          const bold = { ...thought, character: { ...thought.character, dread } }
          return facedWorth(bold, dispute, { rung: 5, stands: 0, terms: [false, true] }, () => risk).raise
        }),
      )
    expect(raise(0.2, 2)).toBeLessThan(raise(0.2, 0.5))
    expect(raise(0, 2)).toBe(raise(0, 0.5))
  })

  test('a mind reads the shown odds: standing is worth more the better they are', () => {
    for (const view of views) {
      const stand = (odds: number) => {
        const { thought, dispute } = disputeIn(view, odds)
        return facedWorth(thought, dispute, { rung: 2, stands: 1, terms: [false, false] }, () => 0).stand
      }
      expect(stand(0.8)).toBeGreaterThan(stand(0.2))
    }
  })

  test('a rival is modelled from its record: one that demanded and gave way is expected to again', () => {
    const view = views.at(-1)!
    const [, other] = view.powers
    const crisis = { year: 1, cause: 'disputedState', challenger: other!.id, defender: view.self.id, rung: 3 } as const
    const blank = { ...view, crises: [] }
    const record = (outcome: 'challengerWon' | 'defenderWon') =>
      recordOfRival({ ...view, crises: [crisis, crisis].map((each) => ({ ...each, outcome })) }, other!.id)
    expect(record('defenderWon').demands).toBeGreaterThan(recordOfRival(blank, other!.id).demands)
    expect(record('defenderWon').soft).toBeGreaterThan(record('challengerWon').soft)
  })

  test('doctrines are priors: what each likes it wants more', () => {
    const view = views.at(-1)!
    const most = (character: CharacterId, kind: string) =>
      Math.max(0, ...wishesOf(thoughtOf(view, character)).flatMap((wish) => (wish.kind === kind ? [wish.worth] : [])))
    expect(most('gambler', 'demand')).toBeGreaterThanOrEqual(most('reassurer', 'demand'))
    expect(most('reassurer', 'treaty')).toBeGreaterThan(most('superiority-seeker', 'treaty'))
    expect(CHARACTERS.reassurer.bluff).toBe(0)
  })

  test('a tie between allies is kept: they have no confrontation in which it could weigh', () => {
    for (const state of positions) {
      const [me, ...others] = state.powers
      const ally = others.findIndex(({ bloc }) => bloc === me!.bloc) + 1
      const tied = withTreaty(state, 'interdependence', 0, ally)
      const cuts = wishesOf(thoughtOf(viewOf(tied, 0)))
        .flatMap(({ orders }) => orders)
        .filter((order) => order.type === 'diplomacy' && order.act === 'break' && order.treaty === 'interdependence')
      expect(cuts).toEqual([])
    }
  })

  test('no treaty is broken by mistake: what a mind counts as a loss no error turns into a gain', () => {
    for (const view of views) {
      for (const character of characters.slice(0, 4)) {
        const easy = { ...thoughtOf(view, character), strength: { ...STRENGTH_RULES.easy, habit: 0, attention: 1 } }
        for (let n = 0; n < 5; n++) {
          const wishes = wishesOf({ ...easy, rng: createRng(`slip ${n}`) }).filter(({ kind }) => kind === 'breach')
          const meant = wishesOf({ ...easy, strength: { ...easy.strength, error: 0 } }).map(({ orders }) => orders)
          for (const { orders } of wishes) expect(meant).toContainEqual(orders)
        }
      }
    }
  })

  test('a limit and what it forbids are not wished for in one year, nor what an offer of the year before would forbid', () => {
    const propose = (treaty: TreatyKind): Order => ({
      type: 'diplomacy',
      act: 'propose',
      treaty,
      with: views[0]!.powers[1]!.id,
    })
    const build: Order = { type: 'build', force: 'interceptors', lots: 1 }
    const wishes = [propose('interceptorLimit'), build].map((order, n) => ({
      kind: n === 0 ? ('treaty' as const) : ('shield' as const),
      orders: [order],
      worth: 5 + n,
    }))
    const rich = withSelf(views[0]!, { treasury: 50 })
    expect(choose(RULESET, rich, wishes).map(({ orders }) => orders[0]?.type)).toEqual(['build'])
    const view = views[0]!
    const full = withSelf(view, {
      treasury: 50,
      forces: { ...view.self.forces, interceptors: RULESET.treaties.interceptorCap },
    })
    const pairs = full.pairs.map((pair, n) =>
      n === 0 ? { ...pair, offers: [{ kind: 'interceptorLimit' as const, from: view.self.id }] } : pair,
    )
    const buys = (given: PlayerView) =>
      shieldWishes(thoughtOf(given)).filter(
        ({ orders: [order] }) => order?.type === 'build' && order.force === 'interceptors',
      )
    expect(buys(full)).not.toEqual([])
    expect(buys({ ...full, pairs })).toEqual([])
  })

  test('a guarantee is worth less from a power the tenser it is with it, unless it is an ally', () => {
    const last = views.at(-1)!
    const view = { ...last, powers: last.powers.map((power) => ({ ...power, support: 80 })) }
    const worth = (allied: boolean, tension: number) => {
      const thought = thoughtOf(view)
      const rival = thought.standing.rivals.find((each) => each.allied === allied)!
      const pair = { ...rival.pair, tension, treaties: [], offers: [{ kind: 'umbrella' as const, from: rival.id }] }
      const rivals = thought.standing.rivals.map((each) => (each.id === rival.id ? { ...rival, pair } : each))
      const wish = treatyWishes({ ...thought, standing: { ...thought.standing, rivals } }).find(
        ({ orders: [order] }) => order?.type === 'diplomacy' && order.treaty === 'umbrella' && order.with === rival.id,
      )
      return wish?.worth ?? Number.NaN
    }
    expect(worth(false, 90)).toBeLessThan(worth(false, 10))
    expect(worth(true, 90)).toBe(worth(true, 10))
  })

  test('a tie is leverage against a rival that needs it more, and none against an ally', () => {
    const [first] = positions
    const bloc = first!.powers[0]!.bloc
    const ally = first!.powers.findIndex((power, seat) => seat > 0 && power.bloc === bloc)
    const rival = first!.powers.findIndex((power) => power.bloc !== bloc)
    const gained = (other: number, gdp: number) => {
      const thought = thoughtOf(viewOf(withPower(first!, other, { gdp }), 0))
      return leverage(thought, thought.standing.rivals.find(({ seat }) => seat === other)!)
    }
    expect([gained(ally, 300), gained(ally, 10)]).toEqual([0, 0])
    expect(gained(rival, 300)).toBeLessThan(0)
    expect(gained(rival, 10)).toBeGreaterThan(0)
  })

  test('word is worth more to a power whose clients count on it', () => {
    const price = (seen: PlayerView) => {
      const { contests, prices } = thoughtOf(seen)
      return wordPrice(RULESET, seen, { contests, oddsLater: prices.oddsLater, shareDrawn: prices.shareDrawn })
    }
    const unpledged = (view: PlayerView) => ({
      ...view,
      states: view.states.map(({ umbrella: _, ...state }) => state),
    })
    expect(Math.max(...views.map(price))).toBeGreaterThan(0)
    for (const view of views) expect(price(unpledged(view))).toBe(0)
  })

  test('a mind of the small sort looks no further than its sight', () => {
    const view = viewOf(createGame(RULESET, scenario, { seats: 6, years: 10 }, dealRng(createRng('sight'))), 0)
    const near = outlookOf(RULESET, view, 3)
    expect(near.years).toHaveLength(3)
    expect(near.end).toBe(0)
    expect(outlookOf(RULESET, view).end).toBe(RULESET.scoring.endYears)
  })

  test('hunger is known to last as long as it does', () => {
    const [first] = positions
    const after = RULESET.tables.famineYears.map(() => 1e-6).slice(1)
    const burnt: GameState = { ...first!, year: 3, climate: { ...first!.climate, soot: 2, famineToCome: after } }
    let state = burnt
    let memory = recall({ ...viewOf(state, 0), climate: { ...viewOf(state, 0).climate, soot: 0 } }, undefined)
    for (let n = 0; n < RULESET.tables.famineYears.length + 1 && state.window.kind === 'planning'; n++) {
      const hungry = state.climate.famineToCome.some((share) => share > 0)
      expect(state.year <= hungryUntil(RULESET, viewOf(state, 0), memory)).toBe(hungry)
      memory = remember(RULESET, viewOf(state, 0), memory)
      state = toNextYear(state).state
    }
    expect(state.year).toBeGreaterThan(5)
  })

  describe('a riser and the leader it overtakes', () => {
    const [first] = positions
    const [led, riser] = [0, first!.powers.findIndex(({ bloc }) => bloc !== first!.powers[0]!.bloc)]
    /** The riser's output as a share of the leader's, who has so many formations that the riser fears it. */
    const risen = (share: number, formations = 60): GameState => {
      const outputs = first!.powers.map((power, seat) => {
        return { ...power, gdp: seat === riser ? 100 * share : seat === led ? 100 : 10 }
      })
      return known(withForces({ ...first!, powers: outputs }, led, { conventional: formations }))
    }
    const worth = (state: GameState, seat: number, treaty: TreatyKind = 'armsLimit') => {
      const view = viewOf(state, seat)
      const memory = { ...recall(view, undefined), leader: state.powers[led]!.id }
      const thought = think(RULESET, view, {
        character: CHARACTERS.reassurer,
        strength: STRENGTH_RULES.hard,
        rng: createRng('bargain'),
        memory,
      })
      const other = seat === led ? riser : led
      return bargainWorth(thought, thought.standing.rivals.find((rival) => rival.seat === other)!, treaty)
    }

    test('a bargain spares a riser the confrontation, the more the nearer it has come', () => {
      expect(worth(risen(1.01), riser)).toBeGreaterThan(worth(risen(0.96), riser))
      expect(worth(risen(0.96), riser)).toBeGreaterThan(0)
      expect(worth(risen(0.8), riser)).toBe(0)
      // One that would prevail is not sorry to be challenged.
      expect(worth(risen(1.01, 0), riser)).toBeLessThan(worth(risen(1.01), riser))
    })

    test('one bargain is enough, no other treaty is one, and it comes once a match', () => {
      const near = risen(1.01)
      expect(worth(withTreaty(near, 'inspection', led, riser), riser)).toBe(0)
      expect(worth(near, riser, 'hotline')).toBe(0)
      const past = {
        year: 1,
        cause: 'powerTransition',
        challenger: led,
        defender: riser,
        rung: 1,
        outcome: 'deal',
      } as const
      expect(worth({ ...near, crises: [past] }, riser)).toBe(0)
    })

    test('it is the leader of the first year that minds, against the top of other blocs', () => {
      const near = risen(1.01)
      expect(worth(near, led)).not.toBe(0)
      const third = near.powers.findIndex((_, seat) => seat !== led && seat !== riser)
      expect(worth(withPower(near, third, { gdp: 200 }), riser)).toBe(0)
    })
  })
})
