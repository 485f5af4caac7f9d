import { z } from 'zod'
import { combinations } from '#shared/orders/combinations'
import { defineOrder } from '#shared/orders/define'
import {
  type ByReadinessLeg,
  LAUNCH_AUTHORITIES,
  type LaunchAuthority,
  mapReadinessLegs,
  READINESS_LEGS,
  READINESS_LEVELS,
  type Readiness,
  TARGETINGS,
  type Targeting,
} from '#shared/ruleset/forces'
import { phrase } from '#shared/view/phrase'

/** Set readiness, standing targets and launch authority: takes effect when the window closes (clause 4). */
export interface PostureOrder {
  readonly type: 'posture'
  readonly readiness: ByReadinessLeg<Readiness>
  readonly targeting: Targeting
  readonly authority: LaunchAuthority
}

const readiness = z.literal([...READINESS_LEVELS])

/** The order module of `posture`: schema, options, checks, cost, claims and text. */
export const posture = defineOrder<'posture', PostureOrder>({
  type: 'posture',
  windows: ['planning', 'confrontation'],
  schema: z.strictObject({
    type: z.literal('posture'),
    readiness: z.strictObject(mapReadinessLegs(() => readiness)),
    targeting: z.enum(TARGETINGS),
    authority: z.enum(LAUNCH_AUTHORITIES),
  }),
  slot: () => 'posture',
  cost: () => 0,
  *options() {
    for (const levels of combinations(...READINESS_LEGS.map(() => READINESS_LEVELS))) {
      const readiness = mapReadinessLegs((leg) => levels[READINESS_LEGS.indexOf(leg)]!)
      for (const [targeting, authority] of combinations(TARGETINGS, LAUNCH_AUTHORITIES)) {
        yield { type: 'posture', readiness, targeting, authority }
      }
    }
  },
  validate: () => undefined,
  claims: ({ readiness, targeting, authority }) => [{ kind: 'posture', readiness, targeting, authority }],
  describe: ({ readiness, targeting, authority }) =>
    phrase('order.posture.line', {
      levels: READINESS_LEGS.map((leg) => readiness[leg]).join('/'),
      targeting,
      authority,
    }),
})
