import { z } from 'zod'
import { type LaunchPlan, launchFields, launchOptions, launchProblem, rivalIds } from '#shared/orders/common'
import { defineOrder } from '#shared/orders/define'
import { phrase } from '#shared/view/phrase'

/** A first strike: the forces fly when the window closes (clause 4.6). */
export interface StrikeOrder extends LaunchPlan {
  readonly type: 'strike'
}

/** The order module of `strike`: schema, options, checks, cost, claims and text. */
export const strike = defineOrder<'strike', StrikeOrder>({
  type: 'strike',
  windows: ['planning', 'confrontation'],
  schema: z.strictObject({ type: z.literal('strike'), ...launchFields }),
  slot: () => 'strike',
  cost: () => 0,
  *options(_ruleset, view) {
    for (const plan of launchOptions(view, rivalIds(view))) yield { type: 'strike', ...plan }
  },
  validate: (_ruleset, view, order) => launchProblem(view, order),
  claims: ({ target, legs, share, aim }) => [{ kind: 'launch', target, legs, share, aim }],
  describe: ({ target, legs, share, aim }) => phrase('order.strike.line', { target, legs, share, aim }),
})
