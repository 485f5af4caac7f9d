import { moduleOf, type Order } from '#shared/orders/index'

/** True of an order that makes weapons fly: a first strike, a launch on warning, a retaliation. */
export const isLaunchOrder = (order: Order): boolean =>
  moduleOf(order)
    .claims(order)
    .some(({ kind }) => kind === 'launch')
