import { z } from 'zod'
import { ORDER_TYPES } from '#shared/orders/index'
import { orderSchema } from '#shared/protocol/order'
import { problemSchema } from '#shared/protocol/problem'
import { wholeCount } from '#shared/protocol/wire'

const legalActSchema = z
  .strictObject({
    slot: z.string().meta({ description: 'Orders of one slot replace each other.' }),
    cost: z.number().meta({ description: 'Budget points.' }),
    order: orderSchema,
    allowance: z
      .strictObject({ purpose: z.string(), most: wholeCount })
      .exactOptional()
      .meta({ description: 'So many orders of this purpose fit in one window.' }),
    any: z.record(z.string(), z.array(z.unknown())).exactOptional().meta({
      description:
        'Values that fields of the order may take, by path: every combination is legal too, at the same cost.',
    }),
  })
  .meta({ id: 'LegalAct' })

/** What a seat may do of one kind of order, and what not and why (shared/src/orders/legalOptions.ts). */
export const kindOptionsSchema = z
  .strictObject({
    type: z.enum(ORDER_TYPES),
    acts: z.array(legalActSchema),
    impossible: z.array(
      z.strictObject({ problem: problemSchema, count: wholeCount, order: orderSchema.exactOptional() }),
    ),
  })
  .meta({ id: 'KindOptions' })
