import { defineEvent } from '#shared/events/define'
import { phrase } from '#shared/view/phrase'

/** The leaders of all powers have met. */
export const summitHeld = defineEvent<'summitHeld', object>({
  type: 'summitHeld',
  weight: 'notice',
  example: {},
  describe: () => phrase('event.summitHeld'),
})
