import { defineEvent } from '#shared/events/define'
import { type PowerId, powerId } from '#shared/ids'
import { phrase } from '#shared/view/phrase'

/** A power's true forces have become public. */
interface SecretsLeaked {
  readonly power: PowerId
}

export const secretsLeaked = defineEvent<'secretsLeaked', SecretsLeaked>({
  type: 'secretsLeaked',
  weight: 'notice',
  example: { power: powerId('boreal') },
  describe: ({ power }) => phrase('event.secretsLeaked', { power }),
})
