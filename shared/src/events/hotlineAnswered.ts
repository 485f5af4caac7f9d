import { defineEvent } from '#shared/events/define'
import { type PowerId, powerId } from '#shared/ids'
import { phrase } from '#shared/view/phrase'

interface HotlineAnswered {
  readonly power: PowerId
  readonly origin: PowerId
  readonly denies: boolean
}

/** The suspected origin answers on the hotline. Private to the power that asked. */
export const hotlineAnswered = defineEvent<'hotlineAnswered', HotlineAnswered>({
  type: 'hotlineAnswered',
  weight: 'grave',
  example: { power: powerId('boreal'), origin: powerId('coral'), denies: true },
  describe: ({ origin, denies }) =>
    phrase(denies ? 'event.hotlineAnswered.denies' : 'event.hotlineAnswered.silent', { origin }),
})
