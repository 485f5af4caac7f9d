import { defineEvent } from '#shared/events/define'
import { type PowerId, powerId, type StateId, stateId } from '#shared/ids'
import { phrase } from '#shared/view/phrase'

interface UmbrellaReaffirmed {
  readonly power: PowerId
  readonly state: StateId
}

/** A power repeats its promise to a lesser state. */
export const umbrellaReaffirmed = defineEvent<'umbrellaReaffirmed', UmbrellaReaffirmed>({
  type: 'umbrellaReaffirmed',
  weight: 'quiet',
  example: { power: powerId('boreal'), state: stateId('lanterns') },
  describe: ({ power, state }) => phrase('event.umbrellaReaffirmed', { power, state }),
})
