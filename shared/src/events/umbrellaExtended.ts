import { defineEvent } from '#shared/events/define'
import { type PowerId, powerId, type StateId, stateId } from '#shared/ids'
import { phrase } from '#shared/view/phrase'

interface UmbrellaExtended {
  readonly power: PowerId
  readonly state: StateId
}

/** A power promises to answer an attack on a lesser state. */
export const umbrellaExtended = defineEvent<'umbrellaExtended', UmbrellaExtended>({
  type: 'umbrellaExtended',
  weight: 'notice',
  example: { power: powerId('boreal'), state: stateId('lanterns') },
  describe: ({ power, state }) => phrase('event.umbrellaExtended', { power, state }),
})
