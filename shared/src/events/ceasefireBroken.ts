import { defineEvent } from '#shared/events/define'
import { type PowerId, powerId } from '#shared/ids'
import { phrase } from '#shared/view/phrase'

/** A power offers a ceasefire and fires all the same. */
interface CeasefireBroken {
  readonly power: PowerId
  readonly target: PowerId
}

export const ceasefireBroken = defineEvent<'ceasefireBroken', CeasefireBroken>({
  type: 'ceasefireBroken',
  weight: 'grave',
  example: { power: powerId('boreal'), target: powerId('coral') },
  describe: ({ power, target }) => phrase('event.ceasefireBroken', { power, target }),
})
