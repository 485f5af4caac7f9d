import { defineEvent } from '#shared/events/define'
import { type PowerId, powerId } from '#shared/ids'
import { phrase } from '#shared/view/phrase'

interface SpyReported {
  readonly power: PowerId
  readonly target: PowerId
  readonly level: number
}

/** Spies have sharpened the estimate of a rival. Private to the spying power. */
export const spyReported = defineEvent<'spyReported', SpyReported>({
  type: 'spyReported',
  weight: 'quiet',
  example: { power: powerId('boreal'), target: powerId('coral'), level: 2 },
  describe: ({ target, level }) => phrase('event.spyReported', { target, level }),
})
