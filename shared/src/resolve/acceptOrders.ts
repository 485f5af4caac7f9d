import type { GameEvent } from '#shared/events/index'
import { QUANTUM } from '#shared/math'
import type { Claim } from '#shared/orders/claims'
import { claimsOf, moduleOf, type Order } from '#shared/orders/index'
import { costOf, MOST_ORDERS, validateOrder } from '#shared/orders/validateSubmission'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { GameState } from '#shared/state/gameState'
import { isPlayerView, type PlayerView } from '#shared/view/observation'
import { observe } from '#shared/view/observe'
import { type Problem, problem } from '#shared/view/phrase'

/** Orders of each power for one window, by id. A power that is missing has its standing orders. */
export type Submissions = Readonly<Record<string, readonly Order[]>>

/** What became of one window's submissions, by seat. */
export interface Accepted {
  readonly claims: readonly (readonly Claim[])[]
  /** Budget points each seat pays. */
  readonly costs: readonly number[]
  /** An `orderVoided` for each order that could not be accepted. */
  readonly events: readonly GameEvent[]
}

/**
 * Judges every order by what its author can see and drops those that fail, with a reason, one by one: a submission is
 * never lost whole. Orders are taken as given; of two for one slot the first stands. Total: never throws.
 */
export function acceptOrders(ruleset: Ruleset, state: GameState, submissions: Submissions): Accepted {
  const claims: (readonly Claim[])[] = []
  const costs: number[] = []
  const events: GameEvent[] = []
  for (const { id } of state.powers) {
    const given = (Object.hasOwn(submissions, id) ? submissions[id] : undefined) ?? []
    const view = given.length === 0 ? undefined : observe(ruleset, state, { kind: 'power', power: id })
    const { accepted, refused } =
      view && isPlayerView(view) ? sift(ruleset, view, given) : { accepted: [], refused: [] }
    claims.push(claimsOf(accepted))
    costs.push(costOf(ruleset, accepted))
    for (const [order, why] of refused) {
      events.push({ type: 'orderVoided', audience: [id], power: id, order: order.type, problem: why })
    }
  }
  return { claims, costs, events }
}

interface Sifted {
  readonly accepted: readonly Order[]
  readonly refused: readonly (readonly [order: Order, why: Problem])[]
}

function sift(ruleset: Ruleset, view: PlayerView, given: readonly Order[]): Sifted {
  const accepted: Order[] = []
  const refused: (readonly [Order, Problem])[] = []
  const slots = new Set<string>()
  let spent = 0
  for (const order of given.slice(0, MOST_ORDERS)) {
    const { cost, slot } = moduleOf(order)
    const price = cost(ruleset, order)
    const name = slot(order)
    const why =
      validateOrder(ruleset, view, order) ??
      (slots.has(name) ? problem('slotTaken', { type: order.type }) : undefined) ??
      (spent + price > view.self.treasury + QUANTUM
        ? problem('overspent', { cost: spent + price, treasury: view.self.treasury })
        : undefined)
    if (why) {
      refused.push([order, why])
      continue
    }
    slots.add(name)
    spent += price
    accepted.push(order)
  }
  return { accepted, refused }
}
