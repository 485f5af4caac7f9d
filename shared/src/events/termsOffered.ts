import { defineEvent } from '#shared/events/define'
import { type PowerId, powerId } from '#shared/ids'
import { phrase } from '#shared/view/phrase'

/** One side of a crisis offers terms. */
interface TermsOffered {
  readonly power: PowerId
  readonly target: PowerId
}

export const termsOffered = defineEvent<'termsOffered', TermsOffered>({
  type: 'termsOffered',
  weight: 'notice',
  example: { power: powerId('boreal'), target: powerId('coral') },
  describe: ({ power, target }) => phrase('event.termsOffered', { power, target }),
})
