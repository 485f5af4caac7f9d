import { z } from 'zod'
import { ORDERS, type Order } from '#shared/orders/index'

/** An order that was accepted. */
export const orderSchema: z.ZodType<Order> = z
  .union(Object.values(ORDERS).map(({ schema }) => schema as z.ZodType<Order>))
  .meta({ id: 'Order' })
