import { defineEvent } from '#shared/events/define'
import { type PowerId, powerId, type StateId, stateId } from '#shared/ids'
import { phrase } from '#shared/view/phrase'

interface UmbrellaEnded {
  readonly power: PowerId
  readonly state: StateId
}

/** A promise to a lesser state has run out. */
export const umbrellaEnded = defineEvent<'umbrellaEnded', UmbrellaEnded>({
  type: 'umbrellaEnded',
  weight: 'notice',
  example: { power: powerId('boreal'), state: stateId('lanterns') },
  describe: ({ power, state }) => phrase('event.umbrellaEnded', { power, state }),
})
