import type { GameEvent } from '#shared/events/index'
import type { Claim } from '#shared/orders/claims'
import { costOf, fitOrders } from '#shared/orders/fitOrders'
import { claimsOf, type Order } from '#shared/orders/index'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { GameState } from '#shared/state/gameState'
import { isPlayerView } from '#shared/view/observation'
import { observe } from '#shared/view/observe'

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
 * never lost whole. Orders are taken as given: of two for one slot the first stands. Total: never throws.
 */
export function acceptOrders(ruleset: Ruleset, state: GameState, submissions: Submissions): Accepted {
  const claims: (readonly Claim[])[] = []
  const costs: number[] = []
  const events: GameEvent[] = []
  for (const { id } of state.powers) {
    const given = Object.hasOwn(submissions, id) ? submissions[id]! : []
    const view = given.length === 0 ? undefined : observe(ruleset, state, { kind: 'power', power: id })
    const { accepted, refused } =
      view && isPlayerView(view) ? fitOrders(ruleset, view, given) : { accepted: [], refused: [] }
    claims.push(claimsOf(accepted))
    costs.push(costOf(ruleset, accepted))
    for (const { order, problem } of refused) {
      events.push({ type: 'orderVoided', audience: [id], power: id, order: order.type, problem })
    }
  }
  return { claims, costs, events }
}
