import { defineEvent } from '#shared/events/define'
import { type PowerId, powerId, type StateId, stateId } from '#shared/ids'
import { phrase } from '#shared/view/phrase'

interface AidGiven {
  readonly power: PowerId
  readonly state: StateId
  readonly level: number
}

/** A power aids a lesser state: seen by all. */
export const aidGiven = defineEvent<'aidGiven', AidGiven>({
  type: 'aidGiven',
  weight: 'quiet',
  example: { power: powerId('boreal'), state: stateId('lanterns'), level: 2 },
  describe: ({ power, state, level }) => phrase('event.aidGiven', { power, state, level }),
})
