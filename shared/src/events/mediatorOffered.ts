import { defineEvent } from '#shared/events/define'
import { type PowerId, powerId } from '#shared/ids'
import { phrase } from '#shared/view/phrase'

interface MediatorOffered {
  readonly power: PowerId
  readonly target: PowerId
}

/** The world offers terms to both sides of a crisis. */
export const mediatorOffered = defineEvent<'mediatorOffered', MediatorOffered>({
  type: 'mediatorOffered',
  weight: 'notice',
  example: { power: powerId('boreal'), target: powerId('coral') },
  describe: ({ power, target }) => phrase('event.mediatorOffered', { power, target }),
})
