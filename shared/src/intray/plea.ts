import { enrichmentNextYear } from '#shared/analysis/enrichment'
import { passedOverChips } from '#shared/analysis/previews/neglect'
import { pullOn } from '#shared/analysis/previews/relations'
import type { SeenEvent } from '#shared/events/index'
import { type Asker, type Matter, type MatterAnswer, type MatterModule, matterStake } from '#shared/intray/matter'
import { fitOrders } from '#shared/orders/fitOrders'
import { moduleOf, type Order, type OrderType } from '#shared/orders/index'
import { isOffered } from '#shared/orders/validateOrder'
import type { Ruleset } from '#shared/ruleset/ruleset'
import { stateIn } from '#shared/view/lookup'
import type { Observation, PlayerView, SeenState } from '#shared/view/observation'
import { type Phrase, phrase } from '#shared/view/phrase'

/**
 * Lesser states under the viewer's promise, or leaning to it with none, that doubt their safety (clause 6.5). Those that ask the same
 * are one matter: it can be answered for all at a stroke, or for each alone.
 */
export const plea: MatterModule<'plea'> = {
  kind: 'plea',
  find(ruleset, view, before, news) {
    return PLEAS.flatMap((asks) => {
      const states = view.states.filter(
        (state) => looksToUs(view, state) && pleaOf(ruleset, view, state, before, news) === asks,
      )
      return states.length === 0 ? [] : [matterOf(ruleset, view, asks, states)]
    })
  },
}

/** What clients ask for, the gravest first. */
const PLEAS = [
  'armingLast',
  'armingHelped',
  'armingOn',
  'arming',
  'yielded',
  'covered',
  'aided',
  'based',
  'stood',
  'bare',
  'aidedBare',
] as const
type Plea = (typeof PLEAS)[number]

/** What a client asks for, by what all have seen the viewer do for it: last given way or stood firm over it, based there, aided. */
function pleaOf(
  ruleset: Ruleset,
  view: PlayerView,
  state: SeenState,
  before: Observation | undefined,
  news: readonly SeenEvent[],
): Plea {
  const { id, stance, umbrella } = state
  const was = before && stateIn(before, id)
  const aided = news.some((event) => event.type === 'aidGiven' && event.power === view.self.id && event.state === id)
  if (stance === 'arming') return armingOf(ruleset, state, was, aided)
  if (!umbrella) return aided ? 'aidedBare' : 'bare'
  const tested = view.crises.filter(({ over, defender }) => over === id && defender === view.self.id).at(-1)
  if (tested?.outcome === 'challengerWon') return 'yielded'
  if (tested?.outcome === 'defenderWon') return 'stood'
  if (view.bases.some(({ patron, host }) => patron === view.self.id && host === id)) return 'based'
  return aided ? 'aided' : 'covered'
}

/** A client that arms: since this year, on after what was done for it, on though nothing was, or about to have its bomb. */
function armingOf(ruleset: Ruleset, state: SeenState, was: SeenState | undefined, aided: boolean): Plea {
  if (enrichmentNextYear(ruleset, state) >= 100) return 'armingLast'
  if (was?.stance !== 'arming') return 'arming'
  const isSurer = (state.umbrella?.credibility ?? 0) > (was.umbrella?.credibility ?? 0)
  return aided || isSurer ? 'armingHelped' : 'armingOn'
}

const looksToUs = ({ self }: PlayerView, { stance, umbrella, leansTo }: SeenState): boolean =>
  (stance === 'asks' || stance === 'arming') && (umbrella ? umbrella.patron : leansTo) === self.id

function matterOf(ruleset: Ruleset, view: PlayerView, asks: Plea, states: readonly SeenState[]): Omit<Matter, 'kind'> {
  const askers = states.map((state): Asker => ({ id: state.id, answers: reassurances(ruleset, view, state) }))
  const [first] = askers
  const isAlone = askers.length === 1
  return {
    isGrave: states.some(({ stance }) => stance === 'arming'),
    id: isAlone ? `plea.${first!.id}` : `plea.${asks}`,
    from: first!.id,
    stake: matterStake(ruleset.intray.plea, Math.max(...states.map((state) => unease(view, state)))),
    question: questionOf(asks, Math.max(...states.map(({ enrichment }) => enrichment))),
    ...(isAlone ? {} : { askers }),
    answers: [
      ...(isAlone ? first!.answers : forAll(ruleset, view, askers)),
      {
        says: phrase('intray.plea.leave'),
        orders: [],
        besides: passedOverChips(
          ruleset,
          view,
          states.map(({ id }) => id),
        ),
      },
    ],
  }
}

/** @param enriched how far the furthest of those that ask is on the way to a bomb, 0–100 */
const questionOf = (asks: Plea, enriched: number): Phrase =>
  asks === 'armingOn' || asks === 'armingHelped'
    ? phrase(`intray.plea.${asks}`, { share: Math.round(enriched) })
    : phrase(`intray.plea.${asks}`)

/** How much of a plea there is: all of it where the client arms. */
function unease(view: PlayerView, { id, stance, umbrella, needs, fear }: SeenState): number {
  if (stance === 'arming') return 1
  return (umbrella ? needs - umbrella.credibility : fear) / 100 + pullOn(view, id)
}

/** A word, a base and aid, as far as each is open. */
function reassurances(ruleset: Ruleset, view: PlayerView, { id }: SeenState): readonly MatterAnswer[] {
  const open = (type: OrderType, wanted: (order: Order) => boolean): readonly Order[] =>
    [...moduleOf({ type }).options(ruleset, view)]
      .filter((order) => isOffered(view, order) && wanted(order))
      .slice(0, 1)
  const drafted = [
    ...open('umbrella', (order) => order.type === 'umbrella' && order.state === id && order.act !== 'withdraw'),
    ...open('base', (order) => order.type === 'base' && order.host === id && order.act === 'buildOpenly'),
    ...open('influence', (order) => order.type === 'influence' && order.state === id && order.level > 1),
  ]
  return drafted.map((order) => ({ says: moduleOf(order).describe(order), orders: [order] }))
}

/** The same for every client, where each can have it and the orders can stand together. */
function forAll(ruleset: Ruleset, view: PlayerView, askers: readonly Asker[]): readonly MatterAnswer[] {
  const given = askers.flatMap(({ answers }) => answers.flatMap(({ orders }) => orders))
  const isWhole = (orders: readonly Order[]) =>
    orders.length === askers.length && fitOrders(ruleset, view, orders).refused.length === 0
  return Object.entries(FOR_ALL).flatMap(([way, isMeant]) => {
    const orders = given.filter(isMeant)
    return isWhole(orders) ? [{ says: phrase(`intray.plea.${way as keyof typeof FOR_ALL}`), orders }] : []
  })
}

/** What can be said to all who ask: which orders it takes. Aid goes to one state a year. */
const FOR_ALL = {
  promiseAll: (order: Order) => order.type === 'umbrella' && order.act === 'extend',
  repeatAll: (order: Order) => order.type === 'umbrella' && order.act === 'reaffirm',
  baseAll: (order: Order) => order.type === 'base',
}
