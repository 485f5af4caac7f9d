import { defineEvent } from '#shared/events/define'
import { type PowerId, powerId } from '#shared/ids'
import type { CrisisOutcome } from '#shared/ruleset/vocabulary'
import { phrase } from '#shared/view/phrase'

interface CrisisEnded {
  readonly power: PowerId
  readonly target: PowerId
  readonly outcome: CrisisOutcome
  readonly rung: number
}

/** A crisis is over. */
export const crisisEnded = defineEvent<'crisisEnded', CrisisEnded>({
  type: 'crisisEnded',
  weight: 'notice',
  example: { power: powerId('boreal'), target: powerId('coral'), outcome: 'deal', rung: 4 },
  describe: ({ power, target, outcome, rung }) => phrase(`event.crisisEnded.${outcome}`, { power, target, rung }),
})
