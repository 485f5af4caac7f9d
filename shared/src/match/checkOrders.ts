import { faultsOf, type SubmissionFault } from '#shared/orders/fitOrders'
import type { Order } from '#shared/orders/index'
import { parseOrder } from '#shared/orders/parseOrder'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { GameState } from '#shared/state/gameState'
import { isPlayerView } from '#shared/view/observation'
import { observe } from '#shared/view/observe'
import { problem } from '#shared/view/phrase'

/** What a seat gave, as orders that may stand together now, or everything that is wrong with them. */
export function checkOrders(
  ruleset: Ruleset,
  state: GameState,
  seat: number,
  given: readonly unknown[],
): { readonly orders: readonly Order[] } | { readonly faults: readonly SubmissionFault[] } {
  const orders: Order[] = []
  const faults: SubmissionFault[] = []
  for (const [index, json] of given.entries()) {
    const parsed = parseOrder(json)
    if ('order' in parsed) orders.push(parsed.order)
    else faults.push({ index, problem: parsed.problem })
  }
  if (faults.length > 0) return { faults }
  const view = observe(ruleset, state, { kind: 'power', power: state.powers[seat]!.id })
  const found = isPlayerView(view) ? faultsOf(ruleset, view, orders) : [{ problem: problem('notAsked') }]
  return found.length > 0 ? { faults: found } : { orders }
}
