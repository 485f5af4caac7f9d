import { defineEvent } from '#shared/events/define'
import { type PowerId, powerId, type StateId, stateId } from '#shared/ids'
import { phrase } from '#shared/view/phrase'

interface UmbrellaDeclined {
  readonly power: PowerId
  readonly state: StateId
}

/** A lesser state declines a promise. Private to who made it. */
export const umbrellaDeclined = defineEvent<'umbrellaDeclined', UmbrellaDeclined>({
  type: 'umbrellaDeclined',
  weight: 'quiet',
  example: { power: powerId('boreal'), state: stateId('lanterns') },
  describe: ({ state }) => phrase('event.umbrellaDeclined', { state }),
})
