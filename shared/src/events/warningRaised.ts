import { defineEvent } from '#shared/events/define'
import { type PowerId, powerId } from '#shared/ids'
import { phrase } from '#shared/view/phrase'

interface WarningRaised {
  readonly power: PowerId
  readonly origin: PowerId
  readonly count: number
  readonly confidence: number
  readonly minutes: number
}

/** Tracks appear on a power’s screens. Whether they are real is not in this event. Private. */
export const warningRaised = defineEvent<'warningRaised', WarningRaised>({
  type: 'warningRaised',
  weight: 'grave',
  example: { power: powerId('boreal'), origin: powerId('coral'), count: 12, confidence: 0.4, minutes: 30 },
  describe: ({ origin, count, confidence, minutes }) =>
    phrase('event.warningRaised', { origin, count, percent: Math.round(confidence * 100), minutes }),
})
