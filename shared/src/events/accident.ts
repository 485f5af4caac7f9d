import { defineEvent } from '#shared/events/define'
import { type PowerId, powerId } from '#shared/ids'
import { phrase } from '#shared/view/phrase'

/** Weapons were fired without an order in a crisis. */
interface Accident {
  readonly power: PowerId
  readonly target: PowerId
}

export const accident = defineEvent<'accident', Accident>({
  type: 'accident',
  weight: 'grave',
  example: { power: powerId('boreal'), target: powerId('coral') },
  describe: ({ power, target }) => phrase('event.accident', { power, target }),
})
