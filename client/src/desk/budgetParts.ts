import { moduleOf, type Order, type OrderType } from '#shared/orders/index'
import type { Ruleset } from '#shared/ruleset/ruleset'

/** A part of the year's money: what a type of order takes, or what is left for the people. */
export interface BudgetPart {
  readonly use: OrderType | 'people'
  /** Budget points. */
  readonly cost: number
}

/** The year's money by what it goes to, the people first; types in the order in which they were first given. */
export function budgetParts(ruleset: Ruleset, treasury: number, orders: readonly Order[]): readonly BudgetPart[] {
  const byType = new Map<OrderType, number>()
  for (const order of orders) {
    const cost = moduleOf(order).cost(ruleset, order)
    if (cost > 0) byType.set(order.type, (byType.get(order.type) ?? 0) + cost)
  }
  const spent = [...byType].map(([use, cost]): BudgetPart => ({ use, cost }))
  const left = treasury - spent.reduce((sum, { cost }) => sum + cost, 0)
  return [{ use: 'people', cost: Math.max(0, left) }, ...spent]
}
