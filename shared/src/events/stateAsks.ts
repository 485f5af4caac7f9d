import { defineEvent } from '#shared/events/define'
import { type StateId, stateId } from '#shared/ids'
import { phrase } from '#shared/view/phrase'

interface StateAsks {
  readonly state: StateId
  readonly credibility: number
  readonly needs: number
}

/** A lesser state asks for reassurance, and says why. */
export const stateAsks = defineEvent<'stateAsks', StateAsks>({
  type: 'stateAsks',
  weight: 'notice',
  example: { state: stateId('lanterns'), credibility: 41, needs: 55 },
  describe: ({ state, credibility, needs }) => phrase('event.stateAsks', { state, credibility, needs }),
})
