import { defineEvent } from '#shared/events/define'
import { type PowerId, powerId, type StateId, stateId } from '#shared/ids'
import { phrase } from '#shared/view/phrase'

/** A secret base is built. Private to its owner. */
interface BaseBuilt {
  readonly power: PowerId
  readonly state: StateId
}

export const baseBuilt = defineEvent<'baseBuilt', BaseBuilt>({
  type: 'baseBuilt',
  weight: 'quiet',
  example: { power: powerId('boreal'), state: stateId('lanterns') },
  describe: ({ state }) => phrase('event.baseBuilt', { state }),
})
