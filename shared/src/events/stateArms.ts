import { defineEvent } from '#shared/events/define'
import { type StateId, stateId } from '#shared/ids'
import { phrase } from '#shared/view/phrase'

interface StateArms {
  readonly state: StateId
  readonly credibility: number
  readonly needs: number
}

/** A lesser state begins to enrich: it no longer trusts to others. */
export const stateArms = defineEvent<'stateArms', StateArms>({
  type: 'stateArms',
  weight: 'grave',
  example: { state: stateId('lanterns'), credibility: 31, needs: 60 },
  describe: ({ state, credibility, needs }) => phrase('event.stateArms', { state, credibility, needs }),
})
