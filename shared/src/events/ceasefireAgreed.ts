import { defineEvent } from '#shared/events/define'
import { type PowerId, powerId } from '#shared/ids'
import { phrase } from '#shared/view/phrase'

interface CeasefireAgreed {
  readonly power: PowerId
  readonly target: PowerId
}

/** Two powers at war agree to stop, and stop. */
export const ceasefireAgreed = defineEvent<'ceasefireAgreed', CeasefireAgreed>({
  type: 'ceasefireAgreed',
  weight: 'grave',
  example: { power: powerId('boreal'), target: powerId('coral') },
  describe: ({ power, target }) => phrase('event.ceasefireAgreed', { power, target }),
})
