import { defineEvent } from '#shared/events/define'
import { type PowerId, powerId, type StateId, stateId } from '#shared/ids'
import { phrase } from '#shared/view/phrase'

interface AlignmentShifted {
  readonly state: StateId
  readonly towards: PowerId
}

/** A lesser state now leans to another power than before. */
export const alignmentShifted = defineEvent<'alignmentShifted', AlignmentShifted>({
  type: 'alignmentShifted',
  weight: 'notice',
  example: { state: stateId('lanterns'), towards: powerId('boreal') },
  describe: ({ state, towards }) => phrase('event.alignmentShifted', { state, towards }),
})
