import { defineEvent } from '#shared/events/define'
import { type PowerId, powerId, type StateId, stateId } from '#shared/ids'
import type { Cause } from '#shared/ruleset/vocabulary'
import { phrase } from '#shared/view/phrase'

interface CrisisPublic {
  readonly power: PowerId
  readonly target: PowerId
  readonly cause: Cause
  readonly state: StateId | ''
}

/** A crisis has become public. */
export const crisisPublic = defineEvent<'crisisPublic', CrisisPublic>({
  type: 'crisisPublic',
  weight: 'grave',
  example: { power: powerId('boreal'), target: powerId('coral'), cause: 'disputedState', state: stateId('lanterns') },
  describe: ({ power, target, cause, state }) =>
    phrase(`event.crisisPublic.${cause}`, { power, target, state: state === '' ? undefined : state }),
})
