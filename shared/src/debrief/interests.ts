import { defineSection } from '#shared/debrief/define'
import type { PowerId } from '#shared/ids'
import type { Interest } from '#shared/ruleset/forces'

/** The secret interest a power was dealt. */
interface DealtInterest {
  readonly power: PowerId
  readonly interest: Interest
}

/** In seat order. */
export const interests = defineSection({
  id: 'interests',
  of: ({ states }): readonly DealtInterest[] =>
    states.at(-1)!.powers.map(({ id, interest }) => ({ power: id, interest })),
})
