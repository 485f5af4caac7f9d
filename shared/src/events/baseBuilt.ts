import { defineEvent } from '#shared/events/define'
import { type PowerId, powerId, type StateId, stateId } from '#shared/ids'
import { phrase } from '#shared/view/phrase'

interface BaseBuilt {
  readonly power: PowerId
  readonly state: StateId
}

/** A secret base is built. Private to its owner. */
export const baseBuilt = defineEvent<'baseBuilt', BaseBuilt>({
  type: 'baseBuilt',
  weight: 'quiet',
  example: { power: powerId('boreal'), state: stateId('lanterns') },
  describe: ({ state }) => phrase('event.baseBuilt', { state }),
})
