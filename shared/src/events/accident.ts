import { defineEvent } from '#shared/events/define'
import { type PowerId, powerId } from '#shared/ids'
import { phrase } from '#shared/view/phrase'

interface Accident {
  readonly power: PowerId
  readonly target: PowerId
}

/** Weapons were fired without an order in a crisis. */
export const accident = defineEvent<'accident', Accident>({
  type: 'accident',
  weight: 'grave',
  example: { power: powerId('boreal'), target: powerId('coral') },
  describe: ({ power, target }) => phrase('event.accident', { power, target }),
})
