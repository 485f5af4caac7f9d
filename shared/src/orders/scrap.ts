import { z } from 'zod'
import { combinations } from '#shared/orders/combinations'
import { defineOrder } from '#shared/orders/define'
import { LEGS, type Leg } from '#shared/ruleset/forces'
import { phrase, problem } from '#shared/view/phrase'

/** Destroy warheads of one's own in public: a costly signal, unlike words (clause 4.14). */
export interface ScrapOrder {
  readonly type: 'scrap'
  readonly leg: Leg
  readonly lots: (typeof LOTS)[number]
}

const LOTS = [1, 2, 5] as const

/** The order module of `scrap`: schema, options, checks, cost, claims and text. */
export const scrap = defineOrder<'scrap', ScrapOrder>({
  type: 'scrap',
  windows: ['planning'],
  schema: z.strictObject({ type: z.literal('scrap'), leg: z.enum(LEGS), lots: z.literal([...LOTS]) }),
  slot: (order) => `scrap.${order.leg}`,
  cost: () => 0,
  *options(ruleset, view) {
    for (const [leg, lots] of combinations(LEGS, LOTS)) {
      const order = { type: 'scrap', leg, lots } as const
      if (scrap.validate(ruleset, view, order) === undefined) yield order
    }
  },
  validate(ruleset, view, { leg, lots }) {
    const owned = view.self.forces[leg]
    return owned < lots * ruleset.forces[leg].lot ? problem('tooFewToScrap', { leg, owned }) : undefined
  },
  claims: ({ leg, lots }) => [{ kind: 'scrap', leg, lots }],
  describe: ({ leg, lots }) => phrase('order.scrap.line', { leg, lots }),
})
