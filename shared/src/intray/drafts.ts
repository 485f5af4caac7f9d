import type { MatterAnswer } from '#shared/intray/matter'
import { affords } from '#shared/orders/budget'
import { moduleOf, type Order } from '#shared/orders/index'
import { validateOrder } from '#shared/orders/validateOrder'
import type { Ruleset } from '#shared/ruleset/ruleset'
import { pairWith } from '#shared/view/lookup'
import type { PlayerView } from '#shared/view/observation'

/** Whether the order offers a treaty that the viewer has offered already, and that can be answered still. */
const isOnTheTable = (view: PlayerView, order: Order): boolean =>
  order.type === 'diplomacy' &&
  order.act === 'propose' &&
  (pairWith(view, order.with)?.offers ?? []).some(({ kind, from }) => kind === order.treaty && from === view.self.id)

/** An answer for each of these orders that may be given and paid for by itself, and says something new, in the rules' words. */
export const draftAnswers = (ruleset: Ruleset, view: PlayerView, wanted: readonly Order[]): readonly MatterAnswer[] =>
  wanted
    .filter(
      (order) =>
        validateOrder(ruleset, view, order) === undefined &&
        !isOnTheTable(view, order) &&
        affords(view.self.treasury, moduleOf(order).cost(ruleset, order)),
    )
    .map((order) => ({ says: moduleOf(order).describe(order), orders: [order] }))
