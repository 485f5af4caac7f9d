import { answerWarning } from '#shared/orders/answerWarning'
import { base } from '#shared/orders/base'
import { build } from '#shared/orders/build'
import { ceasefire } from '#shared/orders/ceasefire'
import { challenge } from '#shared/orders/challenge'
import type { Claim } from '#shared/orders/claims'
import { confront } from '#shared/orders/confront'
import type { OrderModule } from '#shared/orders/define'
import { diplomacy } from '#shared/orders/diplomacy'
import { hold } from '#shared/orders/hold'
import { influence } from '#shared/orders/influence'
import { posture } from '#shared/orders/posture'
import { research } from '#shared/orders/research'
import { retaliate } from '#shared/orders/retaliate'
import { scrap } from '#shared/orders/scrap'
import { spy } from '#shared/orders/spy'
import { statement } from '#shared/orders/statement'
import { strike } from '#shared/orders/strike'
import { umbrella } from '#shared/orders/umbrella'

/** Every order of the game. One line here and one file beside this one make a new order. */
export const ORDERS = {
  build,
  scrap,
  research,
  posture,
  spy,
  influence,
  umbrella,
  base,
  diplomacy,
  statement,
  challenge,
  strike,
  confront,
  answerWarning,
  ceasefire,
  retaliate,
  hold,
} as const

type OrderIn<Module> = Module extends OrderModule<infer _Type, infer Order> ? Order : never
/** An order of any type, as data. */
export type Order = OrderIn<(typeof ORDERS)[keyof typeof ORDERS]>
/** Type of an order. */
export type OrderType = Order['type']
/** All types of orders, in the order of the registry. */
export const ORDER_TYPES = Object.keys(ORDERS) as readonly OrderType[]

/** The module of an order. The one cast of the house: it joins the correlated unions of orders and modules. */
export function moduleOf(order: { readonly type: OrderType }): OrderModule<OrderType, Order> {
  return ORDERS[order.type] as unknown as OrderModule<OrderType, Order>
}

/** Claims of a whole submission, in its order. */
export function claimsOf(orders: readonly Order[]): readonly Claim[] {
  return orders.flatMap((order) => moduleOf(order).claims(order))
}
