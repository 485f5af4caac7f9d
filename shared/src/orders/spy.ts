import { z } from 'zod'
import type { PowerId } from '#shared/ids'
import { powerIdSchema, rivalIds, targetProblem } from '#shared/orders/common'
import { defineOrder } from '#shared/orders/define'
import { phrase } from '#shared/view/phrase'

/** Money on one rival: sharper reports this year, and a chance of being caught (clause 4). */
export interface SpyOrder {
  readonly type: 'spy'
  readonly target: PowerId
  readonly level: 1 | 2 | 3
}

/** Levels of an effort of spies. */
export const SPY_LEVELS = [1, 2, 3] as const

/** The order module of `spy`: schema, options, checks, cost, claims and text. */
export const spy = defineOrder<'spy', SpyOrder>({
  type: 'spy',
  windows: ['planning'],
  schema: z.strictObject({ type: z.literal('spy'), target: powerIdSchema, level: z.literal([...SPY_LEVELS]) }),
  slot: (order) => `spy.${order.target}`,
  cost: (ruleset, order) => ruleset.spying.pricePerLevel * order.level,
  *options(ruleset, view) {
    for (const target of rivalIds(view)) {
      for (const level of SPY_LEVELS) {
        if (ruleset.spying.pricePerLevel * level <= view.self.treasury) yield { type: 'spy', target, level }
      }
    }
  },
  validate: (_ruleset, view, order) => targetProblem(view, order.target),
  claims: (order) => [{ kind: 'spy', target: order.target, level: order.level }],
  describe: (order) => phrase('order.spy.line', { target: order.target, level: order.level }),
})
