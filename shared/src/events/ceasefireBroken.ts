import { defineEvent } from '#shared/events/define'
import { type PowerId, powerId } from '#shared/ids'
import { phrase } from '#shared/view/phrase'

interface CeasefireBroken {
  readonly power: PowerId
  readonly target: PowerId
}

/** A power offers a ceasefire and fires all the same. */
export const ceasefireBroken = defineEvent<'ceasefireBroken', CeasefireBroken>({
  type: 'ceasefireBroken',
  weight: 'grave',
  example: { power: powerId('boreal'), target: powerId('coral') },
  describe: ({ power, target }) => phrase('event.ceasefireBroken', { power, target }),
})
