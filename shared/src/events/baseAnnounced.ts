import { defineEvent } from '#shared/events/define'
import { type PowerId, powerId, type StateId, stateId } from '#shared/ids'
import { phrase } from '#shared/view/phrase'

interface BaseAnnounced {
  readonly power: PowerId
  readonly state: StateId
}

/** A power announces a base on the soil of a lesser state. */
export const baseAnnounced = defineEvent<'baseAnnounced', BaseAnnounced>({
  type: 'baseAnnounced',
  weight: 'notice',
  example: { power: powerId('boreal'), state: stateId('lanterns') },
  describe: ({ power, state }) => phrase('event.baseAnnounced', { power, state }),
})
