import { quantize, toTenths } from '#shared/math'
import { affords } from '#shared/orders/budget'
import { moduleOf, type Order } from '#shared/orders/index'
import { validateOrder } from '#shared/orders/validateOrder'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { PlayerView } from '#shared/view/observation'
import { type Problem, problem } from '#shared/view/phrase'

/** Most orders one power may give in one window. */
export const MOST_ORDERS = 40

/** An order that cannot stand beside those accepted before it. */
export interface RefusedOrder {
  /** Its place among the orders given. */
  readonly index: number
  readonly order: Order
  readonly problem: Problem
}

/** A set of orders, split into those that fit together and those refused. */
export interface FittedOrders {
  /** In the order in which they were given. */
  readonly accepted: readonly Order[]
  readonly refused: readonly RefusedOrder[]
}

/** One fault of a submission; `index` names the order, or is absent when the sum of all is at fault. */
export interface SubmissionFault {
  readonly index?: number
  readonly problem: Problem
}

/** Judges one order by itself; undefined when it is acceptable. */
export type OrderCheck = (ruleset: Ruleset, view: PlayerView, order: Order) => Problem | undefined

/**
 * Fits orders together in the order given: each by itself, one for each slot, as far as attention and the treasury go and up to
 * `MOST_ORDERS`. The one place that decides which orders can stand together: client, draft check, closing and bots use it.
 * @param check judges each order by itself; the rules of its kind unless told otherwise
 */
export function fitOrders(
  ruleset: Ruleset,
  view: PlayerView,
  orders: readonly Order[],
  check: OrderCheck = validateOrder,
): FittedOrders {
  const accepted: Order[] = []
  const refused: RefusedOrder[] = []
  const taken: Taken = { slots: new Set(), given: new Map(), spent: 0 }
  for (const [index, order] of orders.entries()) {
    const why =
      index >= MOST_ORDERS
        ? problem('tooManyOrders', { most: MOST_ORDERS })
        : (check(ruleset, view, order) ?? besideOthers(ruleset, view, order, taken))
    if (why !== undefined) {
      refused.push({ index, order, problem: why })
      continue
    }
    take(ruleset, order, taken)
    accepted.push(order)
  }
  return { accepted, refused }
}

/** What the orders accepted so far take up. */
interface Taken {
  readonly slots: Set<string>
  /** Orders by the purpose of their allowance. */
  readonly given: Map<string, number>
  /** Budget points. */
  spent: number
}

/** Why an order cannot stand beside those accepted so far; undefined when it can. */
function besideOthers(ruleset: Ruleset, view: PlayerView, order: Order, taken: Taken): Problem | undefined {
  const module = moduleOf(order)
  if (taken.slots.has(module.slot(order))) return problem('slotTaken')
  const allowance = module.allowance?.(ruleset, order)
  if (allowance !== undefined && (taken.given.get(allowance.purpose) ?? 0) >= allowance.most)
    return problem('attentionSpent', { most: allowance.most })
  const cost = taken.spent + module.cost(ruleset, order)
  return affords(view.self.treasury, cost) ? undefined : overspent(view, cost)
}

function take(ruleset: Ruleset, order: Order, taken: Taken): void {
  const module = moduleOf(order)
  const allowance = module.allowance?.(ruleset, order)
  taken.slots.add(module.slot(order))
  taken.spent += module.cost(ruleset, order)
  if (allowance !== undefined) taken.given.set(allowance.purpose, (taken.given.get(allowance.purpose) ?? 0) + 1)
}

/**
 * Everything wrong with orders that are to stand all together; empty when they can. Too little money is one fault of the
 * whole set, not of the order that happened to come last.
 */
export function faultsOf(ruleset: Ruleset, view: PlayerView, orders: readonly Order[]): readonly SubmissionFault[] {
  if (orders.length > MOST_ORDERS) return [{ problem: problem('tooManyOrders', { most: MOST_ORDERS }) }]
  const { refused } = fitOrders(ruleset, view, orders)
  const isOverspent = ({ problem: { key } }: RefusedOrder) => key === 'problem.overspent'
  const faults: SubmissionFault[] = refused
    .filter((each) => !isOverspent(each))
    .map(({ index, problem: why }) => ({ index, problem: why }))
  if (refused.some(isOverspent)) faults.push({ problem: overspent(view, costOf(ruleset, orders)) })
  return faults
}

/** Why the treasury does not pay for an order given alone; undefined when it does. */
export const sumProblem = (ruleset: Ruleset, view: PlayerView, order: Order): Problem | undefined => {
  const cost = costOf(ruleset, [order])
  return affords(view.self.treasury, cost) ? undefined : overspent(view, cost)
}

/** Budget points a set of orders costs, to six decimals. */
export function costOf(ruleset: Ruleset, orders: readonly Order[]): number {
  let total = 0
  for (const order of orders) total += moduleOf(order).cost(ruleset, order)
  return quantize(total)
}

const overspent = ({ self: { treasury } }: PlayerView, cost: number): Problem =>
  problem('overspent', { cost: toTenths(cost), treasury: toTenths(treasury) })
