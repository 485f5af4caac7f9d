import type { z } from 'zod'
import type { Claim } from '#shared/orders/claims'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { WindowKind } from '#shared/ruleset/vocabulary'
import type { PlayerView } from '#shared/view/observation'
import type { Phrase, Problem } from '#shared/view/phrase'

/** How many orders of one purpose a power can give in one window. */
export interface Allowance {
  readonly purpose: string
  readonly most: number
}

/**
 * One kind of order, whole: everything the wire, the server, the menus, the bots, the log and the tests need to know
 * of it. Legality is a function of the observation, never of the hidden state.
 */
export interface OrderModule<Type extends string, Order extends { readonly type: Type }> {
  readonly type: Type
  readonly windows: readonly WindowKind[]
  /** Strict: unknown keys are refused. */
  readonly schema: z.ZodType<Order>
  /** Orders with the same slot replace each other: one build per force, one posture, one strike. */
  slot(order: Order): string
  /** What of its author's attention it takes; absent when orders of this kind are limited by slots and money only. */
  allowance?(ruleset: Ruleset, order: Order): Allowance | undefined
  /** Budget points, paid when the window closes. */
  cost(ruleset: Ruleset, order: Order): number
  /** Every acceptable order of this kind, in a fixed order, each affordable by itself. */
  options(ruleset: Ruleset, view: PlayerView): Iterable<Order>
  /** Undefined when acceptable. Sums over several orders are checked by fitOrders. */
  validate(ruleset: Ruleset, view: PlayerView, order: Order): Problem | undefined
  claims(order: Order): readonly Claim[]
  describe(order: Order): Phrase
}

/** Declares a type of order. */
export function defineOrder<Type extends string, Order extends { readonly type: Type }>(
  module: OrderModule<Type, Order>,
): OrderModule<Type, Order> {
  return module
}
