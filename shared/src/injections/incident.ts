import { z } from 'zod'
import type { PowerId } from '#shared/ids'
import { injectionProblem, planningPowers } from '#shared/injections/common'
import { defineInjection } from '#shared/injections/define'
import { powerIdSchema } from '#shared/orders/common'
import { seatOf } from '#shared/turn/turn'
import { phrase } from '#shared/view/phrase'

/** A border incident sets the first power against the second (clause 10.7). */
interface Incident {
  readonly type: 'incident'
  readonly a: PowerId
  readonly b: PowerId
}

/** Injection: an incident brings two powers into a confrontation. */
export const incident = defineInjection<'incident', Incident>({
  type: 'incident',
  schema: z.strictObject({ type: z.literal('incident'), a: powerIdSchema, b: powerIdSchema }),
  moment: 'before',
  options(setting) {
    const ids = planningPowers(setting)
    return ids.flatMap((a) => ids.flatMap((b): Incident[] => (a === b ? [] : [{ type: 'incident', a, b }])))
  },
  problemWith: (setting, { a, b }) => injectionProblem(setting, a, b),
  apply(turn, { a, b }) {
    turn.triggers.push({ cause: 'incident', challenger: seatOf(turn, a), defender: seatOf(turn, b) })
  },
  describe: ({ a, b }) => phrase('injection.incident.line', { power: a, target: b }),
})
