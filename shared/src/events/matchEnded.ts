import { defineEvent } from '#shared/events/define'
import type { Outcome } from '#shared/ruleset/vocabulary'
import { phrase } from '#shared/view/phrase'

interface MatchEnded {
  readonly outcome: Outcome
}

/** The last year is over: interests and scores are open to all. */
export const matchEnded = defineEvent<'matchEnded', MatchEnded>({
  type: 'matchEnded',
  weight: 'notice',
  example: { outcome: 'peace' },
  describe: () => phrase('event.matchEnded'),
})
