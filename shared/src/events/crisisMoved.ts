import { defineEvent } from '#shared/events/define'
import { type PowerId, powerId } from '#shared/ids'
import { phrase } from '#shared/view/phrase'

interface CrisisMoved {
  readonly power: PowerId
  readonly target: PowerId
  readonly rung: number
}

/** What both sides of a crisis did in one window. */
export const crisisMoved = defineEvent<'crisisMoved', CrisisMoved>({
  type: 'crisisMoved',
  weight: 'notice',
  example: { power: powerId('boreal'), target: powerId('coral'), rung: 4 },
  describe: ({ power, target, rung }) => phrase('event.crisisMoved', { power, target, rung }),
})
