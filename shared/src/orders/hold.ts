import { z } from 'zod'
import { defineOrder } from '#shared/orders/define'
import { phrase } from '#shared/view/phrase'

/** Do not fire, and say so: nothing flies on this power's word in this window. */
export interface HoldOrder {
  readonly type: 'hold'
}

/** The order module of `hold`: schema, options, checks, cost, claims and text. */
export const hold = defineOrder<'hold', HoldOrder>({
  type: 'hold',
  windows: ['retaliation'],
  schema: z.strictObject({ type: z.literal('hold') }),
  slot: () => 'answer',
  cost: () => 0,
  options: () => [{ type: 'hold' }],
  validate: () => undefined,
  claims: () => [{ kind: 'hold' }],
  describe: () => phrase('order.hold.line'),
})
