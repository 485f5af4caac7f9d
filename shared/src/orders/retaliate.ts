import { z } from 'zod'
import { type LaunchPlan, launchFields, launchOptions, launchProblem, rivalIds } from '#shared/orders/common'
import { defineOrder } from '#shared/orders/define'
import { phrase } from '#shared/view/phrase'

/** Fire what is left, once the first weapons have come down (clause 8). The target need not be the power that struck. */
export interface RetaliateOrder extends LaunchPlan {
  readonly type: 'retaliate'
}

/** The order module of `retaliate`: schema, options, checks, cost, claims and text. */
export const retaliate = defineOrder<'retaliate', RetaliateOrder>({
  type: 'retaliate',
  windows: ['retaliation'],
  schema: z.strictObject({ type: z.literal('retaliate'), ...launchFields }),
  slot: () => 'answer',
  cost: () => 0,
  *options(_ruleset, view) {
    for (const plan of launchOptions(view, rivalIds(view))) yield { type: 'retaliate', ...plan }
  },
  validate: (_ruleset, view, order) => launchProblem(view, order),
  claims: ({ target, legs, share, aim }) => [{ kind: 'launch', target, legs, share, aim }],
  describe: ({ target, legs, share, aim }) => phrase('order.retaliate.line', { target, legs, share, aim }),
})
