import type { Chip } from '#shared/analysis/previews/chip'
import type { Order, OrderType } from '#shared/orders/index'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { PlayerView } from '#shared/view/observation'

/** The order of one type. */
export type OrderOf<Type extends OrderType> = Extract<Order, { readonly type: Type }>

/**
 * What an order of one type brings about, as its author can foresee it: from the ruleset and the author's own observation, never
 * from the state. Chips say what the order does by itself when its window closes, before the year works on it. `beside` are the
 * author's other orders of the window, where they bear on this one.
 */
export type Preview<Type extends OrderType> = (
  ruleset: Ruleset,
  view: PlayerView,
  order: OrderOf<Type>,
  beside: readonly Order[],
) => readonly Chip[]
