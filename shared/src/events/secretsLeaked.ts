import { defineEvent } from '#shared/events/define'
import { type PowerId, powerId } from '#shared/ids'
import { phrase } from '#shared/view/phrase'

interface SecretsLeaked {
  readonly power: PowerId
}

/** A power's true forces have become public. */
export const secretsLeaked = defineEvent<'secretsLeaked', SecretsLeaked>({
  type: 'secretsLeaked',
  weight: 'notice',
  example: { power: powerId('boreal') },
  describe: ({ power }) => phrase('event.secretsLeaked', { power }),
})
