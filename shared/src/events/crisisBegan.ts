import { defineEvent } from '#shared/events/define'
import { type PowerId, powerId, type StateId, stateId } from '#shared/ids'
import type { Cause } from '#shared/ruleset/vocabulary'
import { phrase } from '#shared/view/phrase'

interface CrisisBegan {
  readonly power: PowerId
  readonly target: PowerId
  readonly cause: Cause
  readonly state: StateId | ''
}

/** Two powers face each other. Private to the two. */
export const crisisBegan = defineEvent<'crisisBegan', CrisisBegan>({
  type: 'crisisBegan',
  weight: 'grave',
  example: { power: powerId('boreal'), target: powerId('coral'), cause: 'disputedState', state: stateId('lanterns') },
  describe: ({ power, target, cause, state }) =>
    phrase(`event.crisisBegan.${cause}`, { power, target, state: state === '' ? undefined : state }),
})
