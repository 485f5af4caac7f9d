import { defineEvent } from '#shared/events/define'
import { type PowerId, powerId } from '#shared/ids'
import { type ByLeg, LEGS, mapLegs } from '#shared/ruleset/forces'
import { phrase } from '#shared/view/phrase'

interface ForcesDestroyed extends ByLeg<number> {
  readonly power: PowerId
}

/** Warheads the target lost, by leg. Private to the target. */
export const forcesDestroyed = defineEvent<'forcesDestroyed', ForcesDestroyed>({
  type: 'forcesDestroyed',
  weight: 'grave',
  example: { power: powerId('coral'), ...mapLegs((leg) => leg.length) },
  describe: (lost) => {
    const losses = LEGS.map((leg) => ({ leg, warheads: lost[leg] })).filter(({ warheads }) => warheads > 0)
    return losses.length === 0 ? phrase('event.forcesSpared') : phrase('event.forcesDestroyed', { losses })
  },
})
