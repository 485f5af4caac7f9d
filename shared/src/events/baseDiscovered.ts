import { defineEvent } from '#shared/events/define'
import { type PowerId, powerId, type StateId, stateId } from '#shared/ids'
import { phrase } from '#shared/view/phrase'

interface BaseDiscovered {
  readonly power: PowerId
  readonly state: StateId
}

/** A secret base is found: photographs on every front page. */
export const baseDiscovered = defineEvent<'baseDiscovered', BaseDiscovered>({
  type: 'baseDiscovered',
  weight: 'grave',
  example: { power: powerId('boreal'), state: stateId('lanterns') },
  describe: ({ power, state }) => phrase('event.baseDiscovered', { power, state }),
})
