import { defineEvent } from '#shared/events/define'
import { type StateId, stateId } from '#shared/ids'
import { phrase } from '#shared/view/phrase'

interface StateCalmed {
  readonly state: StateId
}

/** A lesser state gives up its way to a bomb. */
export const stateCalmed = defineEvent<'stateCalmed', StateCalmed>({
  type: 'stateCalmed',
  weight: 'notice',
  example: { state: stateId('lanterns') },
  describe: ({ state }) => phrase('event.stateCalmed', { state }),
})
