import type { MatterAnswer } from '#shared/intray/matter'
import { affords } from '#shared/orders/budget'
import { moduleOf, type Order } from '#shared/orders/index'
import { validateOrder } from '#shared/orders/validateOrder'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { PlayerView } from '#shared/view/observation'

/** An answer for each of these orders that may be given and paid for by itself, in the rules' words. */
export const draftAnswers = (ruleset: Ruleset, view: PlayerView, wanted: readonly Order[]): readonly MatterAnswer[] =>
  wanted
    .filter(
      (order) =>
        validateOrder(ruleset, view, order) === undefined &&
        affords(view.self.treasury, moduleOf(order).cost(ruleset, order)),
    )
    .map((order) => ({ says: moduleOf(order).describe(order), orders: [order] }))
