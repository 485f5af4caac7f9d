import { defineEvent } from '#shared/events/define'
import { type PowerId, powerId } from '#shared/ids'
import { phrase } from '#shared/view/phrase'

interface CheatingFound {
  readonly power: PowerId
  readonly target: PowerId
}

/** A power is found to arm beyond a treaty. */
export const cheatingFound = defineEvent<'cheatingFound', CheatingFound>({
  type: 'cheatingFound',
  weight: 'grave',
  example: { power: powerId('boreal'), target: powerId('coral') },
  describe: ({ power, target }) => phrase('event.cheatingFound', { power, target }),
})
