import { defineEvent } from '#shared/events/define'
import { type PowerId, powerId, type StateId, stateId } from '#shared/ids'
import { phrase } from '#shared/view/phrase'

interface PromiseKept {
  readonly power: PowerId
  readonly client: PowerId | StateId
}

/** A promise was tested, and kept. Public. */
export const promiseKept = defineEvent<'promiseKept', PromiseKept>({
  type: 'promiseKept',
  weight: 'notice',
  example: { power: powerId('boreal'), client: stateId('lanterns') },
  describe: ({ power, client }) => phrase('event.promiseKept', { power, client }),
})
