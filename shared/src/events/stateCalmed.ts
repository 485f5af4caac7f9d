import { defineEvent } from '#shared/events/define'
import { type StateId, stateId } from '#shared/ids'
import { phrase } from '#shared/view/phrase'

/** A lesser state gives up its way to a bomb. */
interface StateCalmed {
  readonly state: StateId
}

export const stateCalmed = defineEvent<'stateCalmed', StateCalmed>({
  type: 'stateCalmed',
  weight: 'notice',
  example: { state: stateId('lanterns') },
  describe: ({ state }) => phrase('event.stateCalmed', { state }),
})
