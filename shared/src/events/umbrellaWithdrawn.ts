import { defineEvent } from '#shared/events/define'
import { type PowerId, powerId, type StateId, stateId } from '#shared/ids'
import { phrase } from '#shared/view/phrase'

interface UmbrellaWithdrawn {
  readonly power: PowerId
  readonly state: StateId
}

/** A power gives a lesser state notice that its promise will end. */
export const umbrellaWithdrawn = defineEvent<'umbrellaWithdrawn', UmbrellaWithdrawn>({
  type: 'umbrellaWithdrawn',
  weight: 'notice',
  example: { power: powerId('boreal'), state: stateId('lanterns') },
  describe: ({ power, state }) => phrase('event.umbrellaWithdrawn', { power, state }),
})
