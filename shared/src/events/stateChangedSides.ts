import { defineEvent } from '#shared/events/define'
import { type PowerId, powerId, type StateId, stateId } from '#shared/ids'
import { phrase } from '#shared/view/phrase'

interface StateChangedSides {
  readonly state: StateId
  readonly from: PowerId
  readonly towards: PowerId
}

/** A lesser state leaves its patron for another power. */
export const stateChangedSides = defineEvent<'stateChangedSides', StateChangedSides>({
  type: 'stateChangedSides',
  weight: 'notice',
  example: { state: stateId('lanterns'), from: powerId('boreal'), towards: powerId('coral') },
  describe: ({ state, from, towards }) => phrase('event.stateChangedSides', { state, from, towards }),
})
