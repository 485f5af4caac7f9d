import { defineEvent } from '#shared/events/define'
import { type PowerId, powerId } from '#shared/ids'
import { phrase } from '#shared/view/phrase'

/** Two powers at war agree to stop, and stop. */
interface CeasefireAgreed {
  readonly power: PowerId
  readonly target: PowerId
}

export const ceasefireAgreed = defineEvent<'ceasefireAgreed', CeasefireAgreed>({
  type: 'ceasefireAgreed',
  weight: 'grave',
  example: { power: powerId('boreal'), target: powerId('coral') },
  describe: ({ power, target }) => phrase('event.ceasefireAgreed', { power, target }),
})
