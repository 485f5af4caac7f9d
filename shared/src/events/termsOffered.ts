import { defineEvent } from '#shared/events/define'
import { type PowerId, powerId } from '#shared/ids'
import { phrase } from '#shared/view/phrase'

interface TermsOffered {
  readonly power: PowerId
  readonly target: PowerId
}

/** One side of a crisis offers terms. */
export const termsOffered = defineEvent<'termsOffered', TermsOffered>({
  type: 'termsOffered',
  weight: 'notice',
  example: { power: powerId('boreal'), target: powerId('coral') },
  describe: ({ power, target }) => phrase('event.termsOffered', { power, target }),
})
