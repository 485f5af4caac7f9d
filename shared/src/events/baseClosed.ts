import { defineEvent } from '#shared/events/define'
import { type PowerId, powerId, type StateId, stateId } from '#shared/ids'
import { phrase } from '#shared/view/phrase'

interface BaseClosed {
  readonly power: PowerId
  readonly state: StateId
}

/** A base is given up, traded away or sent home by its host. */
export const baseClosed = defineEvent<'baseClosed', BaseClosed>({
  type: 'baseClosed',
  weight: 'notice',
  example: { power: powerId('boreal'), state: stateId('lanterns') },
  describe: ({ power, state }) => phrase('event.baseClosed', { power, state }),
})
