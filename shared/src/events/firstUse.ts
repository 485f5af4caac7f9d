import { defineEvent } from '#shared/events/define'
import { type PowerId, powerId } from '#shared/ids'
import { phrase } from '#shared/view/phrase'

interface FirstUse {
  readonly power: PowerId
  readonly target: PowerId
}

/** A power is the first to use nuclear weapons. */
export const firstUse = defineEvent<'firstUse', FirstUse>({
  type: 'firstUse',
  weight: 'grave',
  example: { power: powerId('boreal'), target: powerId('coral') },
  describe: ({ power, target }) => phrase('event.firstUse', { power, target }),
})
