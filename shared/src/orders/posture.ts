import { z } from 'zod'
import { combinations } from '#shared/orders/combinations'
import { defineOrder } from '#shared/orders/define'
import {
  LAUNCH_AUTHORITIES,
  type LaunchAuthority,
  READINESS_LEVELS,
  type Readiness,
  type ReadinessLeg,
  TARGETINGS,
  type Targeting,
} from '#shared/ruleset/forces'
import { phrase } from '#shared/view/phrase'

/** Set readiness, standing targets and launch authority: takes effect when the window closes (clause 4). */
export interface PostureOrder {
  readonly type: 'posture'
  readonly readiness: Readonly<Record<ReadinessLeg, Readiness>>
  readonly targeting: Targeting
  readonly authority: LaunchAuthority
}

const readiness = z.literal([...READINESS_LEVELS])

export const posture = defineOrder<'posture', PostureOrder>({
  type: 'posture',
  windows: ['planning', 'confrontation'],
  schema: z.strictObject({
    type: z.literal('posture'),
    readiness: z.strictObject({ silos: readiness, submarines: readiness, bombers: readiness }),
    targeting: z.enum(TARGETINGS),
    authority: z.enum(LAUNCH_AUTHORITIES),
  }),
  slot: () => 'posture',
  cost: () => 0,
  *options() {
    const levels = READINESS_LEVELS
    for (const row of combinations(levels, levels, levels, TARGETINGS, LAUNCH_AUTHORITIES)) {
      const [silos, submarines, bombers, targeting, authority] = row
      yield { type: 'posture', readiness: { silos, submarines, bombers }, targeting, authority }
    }
  },
  validate: () => undefined,
  claims: ({ readiness, targeting, authority }) => [{ kind: 'posture', readiness, targeting, authority }],
  describe: ({ readiness, targeting, authority }) =>
    phrase('order.posture.line', { ...readiness, targeting, authority }),
})
