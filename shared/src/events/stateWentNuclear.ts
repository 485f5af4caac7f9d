import { defineEvent } from '#shared/events/define'
import { type StateId, stateId } from '#shared/ids'
import { phrase } from '#shared/view/phrase'

interface StateWentNuclear {
  readonly state: StateId
}

/** A lesser state has the bomb. */
export const stateWentNuclear = defineEvent<'stateWentNuclear', StateWentNuclear>({
  type: 'stateWentNuclear',
  weight: 'grave',
  example: { state: stateId('lanterns') },
  describe: ({ state }) => phrase('event.stateWentNuclear', { state }),
})
