import { z } from 'zod'
import type { PowerId } from '#shared/ids'
import { powerIdSchema, targetProblem } from '#shared/orders/common'
import { defineOrder } from '#shared/orders/define'
import { phrase, problem } from '#shared/view/phrase'

/** Offer an enemy to stop (clause 8.9). Two offers that meet end the firing between the two, if both then hold. */
export interface CeasefireOrder {
  readonly type: 'ceasefire'
  readonly with: PowerId
}

/** The order module of `ceasefire`: schema, options, checks, cost, claims and text. */
export const ceasefire = defineOrder<'ceasefire', CeasefireOrder>({
  type: 'ceasefire',
  windows: ['retaliation'],
  schema: z.strictObject({ type: z.literal('ceasefire'), with: powerIdSchema }),
  slot: (order) => `ceasefire.${order.with}`,
  cost: () => 0,
  *options(_ruleset, view) {
    for (const enemy of view.window.enemies) yield { type: 'ceasefire', with: enemy }
  },
  validate: (_ruleset, view, order) =>
    targetProblem(view, order.with) ??
    (view.window.enemies.includes(order.with) ? undefined : problem('notAtWar', { power: order.with })),
  claims: (order) => [{ kind: 'ceasefire', with: order.with }],
  describe: (order) => phrase('order.ceasefire.line', { target: order.with }),
})
