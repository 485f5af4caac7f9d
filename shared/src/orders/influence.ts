import { z } from 'zod'
import type { StateId } from '#shared/ids'
import { combinations } from '#shared/orders/combinations'
import { stateIdSchema, stateProblem } from '#shared/orders/common'
import { defineOrder } from '#shared/orders/define'
import { phrase } from '#shared/view/phrase'

/** Aid to one lesser state: the limited contest that the balance of terror still allows (clause 4.8). */
export interface InfluenceOrder {
  readonly type: 'influence'
  readonly state: StateId
  readonly level: (typeof AID_LEVELS)[number]
}

/** How much aid there can be to a state in a year. */
export const AID_LEVELS = [1, 2, 3] as const

/** The order module of `influence`: schema, options, checks, cost, claims and text. */
export const influence = defineOrder<'influence', InfluenceOrder>({
  type: 'influence',
  windows: ['planning'],
  schema: z.strictObject({ type: z.literal('influence'), state: stateIdSchema, level: z.literal([...AID_LEVELS]) }),
  slot: () => 'influence',
  cost: (ruleset, order) => ruleset.influence.pricePerLevel * order.level,
  *options(ruleset, view) {
    const states = view.states.map((state) => state.id)
    for (const [state, level] of combinations(states, AID_LEVELS)) {
      if (ruleset.influence.pricePerLevel * level <= view.self.treasury) yield { type: 'influence', state, level }
    }
  },
  validate: (_ruleset, view, order) => stateProblem(view, order.state),
  claims: ({ state, level }) => [{ kind: 'aid', state, level }],
  describe: ({ state, level }) => phrase('order.influence.line', { state, level }),
})
