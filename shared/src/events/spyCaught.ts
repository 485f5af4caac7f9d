import { defineEvent } from '#shared/events/define'
import { type PowerId, powerId } from '#shared/ids'
import { phrase } from '#shared/view/phrase'

interface SpyCaught {
  readonly power: PowerId
  readonly target: PowerId
}

/** A spy was caught. Known to the two powers only. */
export const spyCaught = defineEvent<'spyCaught', SpyCaught>({
  type: 'spyCaught',
  weight: 'notice',
  example: { power: powerId('boreal'), target: powerId('coral') },
  describe: ({ power, target }) => phrase('event.spyCaught', { power, target }),
})
