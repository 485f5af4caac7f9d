import { defineEvent } from '#shared/events/define'
import { type PowerId, powerId } from '#shared/ids'
import type { OrderType } from '#shared/orders/index'
import { type Problem, phrase } from '#shared/view/phrase'

interface OrderVoided {
  readonly power: PowerId
  readonly order: OrderType
  readonly problem: Problem
}

/** An order could not be carried out when the window closed. Private. */
export const orderVoided = defineEvent<'orderVoided', OrderVoided>({
  type: 'orderVoided',
  weight: 'notice',
  example: {
    power: powerId('boreal'),
    order: 'build',
    problem: { key: 'problem.overspent', args: { cost: 12, treasury: 9 } },
  },
  describe: ({ order, problem: reason }) => phrase('event.orderVoided', { order, reason }),
})
