import { spoilsOf, stakeWeight } from '#shared/analysis/points'
import { seenStrength } from '#shared/analysis/seenBalance'
import { contestOdds, type Prize } from '#shared/bots/mind/contests'
import { aidEffect, coverEffect, weightOf } from '#shared/bots/mind/effects'
import { stakesToCome } from '#shared/bots/mind/outlook'
import { deedAnswerEffect, firmerBy, wordAnswerEffect } from '#shared/bots/mind/pleas'
import { threatOf, worryOf, worthOf } from '#shared/bots/mind/prices'
import { shareDrawn } from '#shared/bots/mind/pulls'
import { type Thought, upkeepLeft, type Wish } from '#shared/bots/mind/thought'
import { ln } from '#shared/math'
import { base } from '#shared/orders/base'
import { umbrella } from '#shared/orders/umbrella'
import type { SeenState } from '#shared/view/observation'

/** Levels of aid. */
const LEVELS = [1, 2, 3] as const
/** Share of what formations and promises draw by their own arithmetic that is left when others draw as well. */
const CONTESTED = 0.6
/** Points of a promise repeated to a client that doubts it. */
const REPEATED = 0.3
/** Probability that a promise which is tested is broken, for what it costs to have given it. */
const BROKEN = 0.3

/** Aid to lesser states. */
export function aidWishes(thought: Thought): readonly Wish[] {
  const { ruleset, view, standing, prices } = thought
  return view.states.flatMap((state) => {
    const protector = state.umbrella?.patron ?? state.leansTo
    const holder = standing.rivals.find(({ id }) => id === protector)
    const answer = answerWorth(thought, state)
    return LEVELS.map((level): Wish => {
      const effect = aidEffect(ruleset, view, { state, level, holder, hungry: thought.hungry })
      const crisis = holder && !holder.allied ? ruleset.crisis.proxyEscalation * level * level * prices.oddsNow : 0
      return {
        kind: 'aid',
        orders: [{ type: 'influence', state: state.id, level }],
        worth:
          worthOf(prices, effect) -
          prices.budget * ruleset.influence.pricePerLevel * level -
          crisis +
          answer +
          clientWorth(thought, state, (effect.share ?? 0) / Math.max(1e-9, weightOf(view, state))),
      }
    })
  })
}

/** What a deed for a state that asks the viewer for reassurance spares it (clause 6.5). */
const answerWorth = ({ ruleset, view, prices, standing }: Thought, state: SeenState): number =>
  worthOf(prices, wordAnswerEffect(ruleset, view, state)) +
  worthOf(prices, deedAnswerEffect(ruleset, view, state, standing.rivals))

/** The leader's agenda to win a client: worth the more the nearer a pull comes to what is wanted. */
export function clientWorth({ ruleset, view, outlook }: Thought, state: SeenState, pulled: number): number {
  const { agenda } = view.self
  if (agenda?.kind !== 'client' || agenda.state !== state.id) return 0
  const gap = ruleset.agenda.clientPull - (state.alignment[outlook.seat] ?? 0)
  return ruleset.agenda.points * (gap <= 0 ? 0.02 : Math.min(0.8, (0.5 * pulled) / gap))
}

/** Formations: pull everywhere as long as they stand, and strength on the spot. */
export function formationWishes(thought: Thought): readonly Wish[] {
  const { ruleset, view, prices, contests, outlook } = thought
  const { lot, price, limit } = ruleset.forces.conventional
  const room = limit - view.self.forces.conventional - view.self.onOrder.conventional
  const worried = worryOf(ruleset, view, outlook, contests.threats, ({ odds }) => odds)
  return [1, 2, 3, 4].flatMap((lots): Wish[] => {
    if (lots * lot > room) return []
    const formations = lots * lot
    const drawn = CONTESTED * prices.shareDrawn * (shareDrawn(ruleset, thought.pulls, { formations }) - thought.drawn)
    const safer =
      worried -
      worryOf(ruleset, view, outlook, contests.threats, (prize) => contestOdds(ruleset, view, prize, { formations }))
    const cost = prices.budget * lots * price * (1 + upkeepLeft(thought, ruleset.economy.upkeepShare))
    const worth = drawn + safer + bolder(thought, contests.offers[0], formations) - cost
    return [{ kind: 'formations', orders: [{ type: 'build', force: 'conventional', lots }], worth }]
  })
}

/** What formations add to the viewer's own best demand of the years to come. */
function bolder({ ruleset, view, outlook }: Thought, prize: Prize | undefined, formations: number): number {
  if (prize === undefined) return 0
  const spoils = spoilsOf(ruleset, view.self.interest)
  const gain = (odds: number) => Math.max(0, odds * spoils - (1 - odds) * ruleset.crisis.stepBackShare)
  const more = gain(contestOdds(ruleset, view, prize, { formations, spies: 2 }))
  return (
    stakeWeight(ruleset, 2) *
    stakesToCome(outlook) *
    0.5 *
    (more - gain(contestOdds(ruleset, view, prize, { spies: 2 })))
  )
}

/** Promises to lesser states: thanks, a pull that grows, a defence of the state, a word that may be broken. */
export function promiseWishes(thought: Thought): readonly Wish[] {
  const { ruleset, view, prices, contests, outlook } = thought
  return [...umbrella.options(ruleset, view)].flatMap((order): Wish[] => {
    const state = view.states.find(({ id }) => id === order.state)
    if (state === undefined || order.act === 'withdraw') return []
    const orders = [order]
    if (order.act === 'reaffirm') {
      const { more, trusted } = firmerBy(ruleset, state, 'reaffirmed')
      const firmer = more * ruleset.balance.promise * prices.oddsNow * shareOfThreats(thought, state)
      const worth =
        REPEATED + firmer + (trusted ? REPEATED : 0) + worthOf(prices, wordAnswerEffect(ruleset, view, state))
      return [{ kind: 'promise', orders, worth }]
    }
    const { umbrellas: u, balance } = ruleset
    const drawn =
      CONTESTED * prices.shareDrawn * (shareDrawn(ruleset, thought.pulls, { covered: state.id }) - thought.drawn)
    const threat = contests.threats.find((prize) => prize.state.id === state.id)
    const defended = balance.promise * (u.startCredibility / 100) * prices.oddsLater * shareOfThreats(thought, state)
    const tested = threat === undefined ? 0 : threatOf(view, threat) * BROKEN
    const broken = tested * (u.broken * prices.integrity + ruleset.crisis.loserSupport * prices.support)
    const thinned = prices.oddsLater * balance.ground * thinning(thought)
    return [
      {
        kind: 'promise',
        orders,
        worth:
          worthOf(prices, coverEffect(ruleset, view, state)) +
          drawn +
          defended -
          broken -
          thinned +
          answerWorth(thought, state) +
          clientWorth(thought, state, u.gratitude * (1 - (state.alignment[outlook.seat] ?? 0))),
      },
    ]
  })
}

/** Share of the demands that are feared which are about this state. */
const shareOfThreats = ({ contests: { threats } }: Thought, state: SeenState): number =>
  threats.some((prize) => prize.state.id === state.id) ? 1 / threats.length : 0

/** Log ratio by which one more promise thins out what stands on the spot. */
function thinning({ ruleset, view }: Thought): number {
  const promises = view.states.filter(({ umbrella: cover }) => cover?.patron === view.self.id).length
  const spread = (count: number) => 1 + ruleset.balance.spread * Math.max(0, count - 1)
  return CONTESTED * ln(spread(promises + 1) / spread(promises))
}

/** Bases, in the open: a tripwire on the spot. */
export function baseWishes(thought: Thought): readonly Wish[] {
  const { ruleset, view, prices, outlook } = thought
  if (view.bases.some(({ patron }) => patron === view.self.id)) return []
  return [...base.options(ruleset, view)].flatMap((order): Wish[] => {
    const state = view.states.find(({ id }) => id === order.host)
    if (state === undefined || order.act !== 'buildOpenly') return []
    const strength = seenStrength(ruleset, view, outlook.me, state)
    const { more, trusted } = firmerBy(ruleset, state, 'presence')
    const onTheSpot = ruleset.balance.ground * ln((strength + ruleset.balance.perBase) / strength)
    const firmer = (onTheSpot + ruleset.balance.promise * more) * prices.oddsLater * shareOfThreats(thought, state)
    const drawn = trusted
      ? CONTESTED * prices.shareDrawn * (shareDrawn(ruleset, thought.pulls, { covered: state.id }) - thought.drawn)
      : 0
    const frightened = Math.min(0, ...Object.values(prices.rest)) * ruleset.tension.base
    return [
      {
        kind: 'base',
        orders: [order],
        worth: firmer + drawn + frightened + answerWorth(thought, state) - prices.budget * ruleset.bases.price,
      },
    ]
  })
}
