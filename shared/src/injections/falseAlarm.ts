import { z } from 'zod'
import type { PowerId } from '#shared/ids'
import { injectionProblem, planningPowers } from '#shared/injections/common'
import { defineInjection } from '#shared/injections/define'
import { powerIdSchema } from '#shared/orders/common'
import { seatOf } from '#shared/turn/turn'
import { phrase } from '#shared/view/phrase'

/** False tracks on a power's screens that seem to come from another (clause 10.8). */
interface FalseAlarm {
  readonly type: 'falseAlarm'
  readonly power: PowerId
  readonly from: PowerId
}

/** Injection: a power's sensors show an attack that is not there. */
export const falseAlarm = defineInjection<'falseAlarm', FalseAlarm>({
  type: 'falseAlarm',
  schema: z.strictObject({ type: z.literal('falseAlarm'), power: powerIdSchema, from: powerIdSchema }),
  moment: 'before',
  options(setting) {
    const ids = planningPowers(setting)
    return ids.flatMap((power) =>
      ids.flatMap((from): FalseAlarm[] => (power === from ? [] : [{ type: 'falseAlarm', power, from }])),
    )
  },
  problemWith: (setting, { power, from }) => injectionProblem(setting, power, from),
  apply(turn, { power, from }) {
    const { exchange } = turn.draft
    const alarm = { viewer: seatOf(turn, power), origin: seatOf(turn, from) }
    turn.draft.exchange = { ...exchange, alarmsToCome: [...(exchange.alarmsToCome ?? []), alarm] }
  },
  describe: ({ power, from }) => phrase('injection.falseAlarm.line', { power, origin: from }),
})
