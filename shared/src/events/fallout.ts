import { defineEvent } from '#shared/events/define'
import { type PowerId, type StateId, stateId } from '#shared/ids'
import { phrase } from '#shared/view/phrase'

interface Fallout {
  readonly place: PowerId | StateId
  readonly dead: number
}

/** Fallout drifts over a neighbour. */
export const fallout = defineEvent<'fallout', Fallout>({
  type: 'fallout',
  weight: 'grave',
  example: { place: stateId('lanterns'), dead: 0.4 },
  describe: ({ place, dead }) => phrase('event.fallout', { place, dead }),
})
