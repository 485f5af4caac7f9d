import { defineEvent } from '#shared/events/define'
import { type PowerId, powerId, type StateId, stateId } from '#shared/ids'
import { phrase } from '#shared/view/phrase'

interface PromiseBroken {
  readonly power: PowerId
  readonly client: PowerId | StateId
}

/** A promise was tested, and broken. Public. */
export const promiseBroken = defineEvent<'promiseBroken', PromiseBroken>({
  type: 'promiseBroken',
  weight: 'grave',
  example: { power: powerId('boreal'), client: stateId('lanterns') },
  describe: ({ power, client }) => phrase('event.promiseBroken', { power, client }),
})
