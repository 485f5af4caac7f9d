import { isFulfilled } from '#shared/analysis/agenda'
import { defineSection } from '#shared/debrief/define'
import type { PowerId } from '#shared/ids'
import type { Interest } from '#shared/ruleset/forces'
import type { SeenAgenda } from '#shared/view/observation'
import { seeAgenda } from '#shared/view/seeAgenda'

/** The secret interests a power was dealt. */
interface DealtInterest {
  readonly power: PowerId
  /** Of its last leader. */
  readonly interest: Interest
  /** Of the leader before the change half way; absent when there was none. */
  readonly formerInterest?: Interest
  /** The last leader's agenda, and whether it was fulfilled; absent when leaders did not change. */
  readonly agenda?: SeenAgenda & { readonly fulfilled: boolean }
}

/** In seat order. */
export const interests = defineSection({
  id: 'interests',
  reads: ['beliefs'],
  of: ({ states, ruleset }): readonly DealtInterest[] => {
    const last = states.at(-1)!
    return last.powers.map((power, seat) => {
      const { agenda } = seeAgenda(last, power)
      return {
        power: power.id,
        interest: power.interest,
        ...(power.formerInterest && { formerInterest: power.formerInterest }),
        ...(agenda && { agenda: { ...agenda, fulfilled: isFulfilled(ruleset, last, seat) } }),
      }
    })
  },
  closed: () => [],
})
