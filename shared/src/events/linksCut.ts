import { defineEvent } from '#shared/events/define'
import { type PowerId, powerId } from '#shared/ids'
import { phrase } from '#shared/view/phrase'

interface LinksCut {
  readonly power: PowerId
  readonly target: PowerId
}

/** Breaking an economic tie hurts both. */
export const linksCut = defineEvent<'linksCut', LinksCut>({
  type: 'linksCut',
  weight: 'notice',
  example: { power: powerId('boreal'), target: powerId('coral') },
  describe: ({ power, target }) => phrase('event.linksCut', { power, target }),
})
