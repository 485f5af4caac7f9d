import { moduleOf, type Order } from '#shared/orders/index'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { PlayerView } from '#shared/view/observation'
import { type Problem, problem } from '#shared/view/phrase'

/** Most orders one power may give in one window. */
export const MOST_ORDERS = 40

/** What is wrong with one order, judged by what its author can see; undefined when acceptable by itself. */
export function validateOrder(ruleset: Ruleset, view: PlayerView, order: Order): Problem | undefined {
  const module = moduleOf(order)
  if (view.window.kind === 'ended') return problem('matchEnded')
  if (!module.windows.includes(view.window.kind)) {
    return problem('wrongWindow', { window: view.window.kind })
  }
  if (view.window.kind === 'planning' && view.ordersOffered?.includes(order.type) === false) {
    return problem('notOffered')
  }
  if (!view.window.participants.includes(view.self.id)) return problem('notAsked')
  return module.validate(ruleset, view, order)
}

/** Budget points a set of orders costs. */
export function costOf(ruleset: Ruleset, orders: readonly Order[]): number {
  let total = 0
  for (const order of orders) total += moduleOf(order).cost(ruleset, order)
  return Math.round(total * 1e6) / 1e6
}

/** One fault of a submission; `index` names the order, or is absent when the sum is at fault. */
export interface SubmissionFault {
  readonly index?: number
  readonly problem: Problem
}

/** Everything wrong with a whole submission: each order by itself, two for one slot, and the sum of their costs. */
export function validateSubmission(
  ruleset: Ruleset,
  view: PlayerView,
  orders: readonly Order[],
): readonly SubmissionFault[] {
  if (orders.length > MOST_ORDERS) return [{ problem: problem('tooManyOrders', { most: MOST_ORDERS }) }]
  const faults: SubmissionFault[] = []
  const slots = new Set<string>()
  for (const [index, order] of orders.entries()) {
    const wrong = validateOrder(ruleset, view, order)
    const slot = moduleOf(order).slot(order)
    if (wrong) faults.push({ index, problem: wrong })
    else if (slots.has(slot)) faults.push({ index, problem: problem('slotTaken') })
    slots.add(slot)
  }
  const cost = costOf(ruleset, orders)
  if (cost > view.self.treasury + 1e-6) {
    faults.push({
      problem: problem('overspent', {
        cost: Math.round(cost * 10) / 10,
        treasury: Math.round(view.self.treasury * 10) / 10,
      }),
    })
  }
  return faults
}
