import { defineEvent } from '#shared/events/define'
import { type PowerId, powerId } from '#shared/ids'
import { phrase } from '#shared/view/phrase'

interface Capitulated {
  readonly power: PowerId
  readonly target: PowerId
}

/** A power (`power`) was struck first by another (`target`), and neither it nor an ally has answered. */
export const capitulated = defineEvent<'capitulated', Capitulated>({
  type: 'capitulated',
  weight: 'grave',
  example: { power: powerId('boreal'), target: powerId('coral') },
  describe: ({ power, target }) => phrase('event.capitulated', { power, target }),
})
