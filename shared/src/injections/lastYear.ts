import { z } from 'zod'
import { defineInjection } from '#shared/injections/define'
import { phrase, problem } from '#shared/view/phrase'

/** This year is the last (clause 10.11), for a lesson that ends before the match would. */
interface LastYear {
  readonly type: 'lastYear'
}

/** Injection: the match ends with the year that runs. */
export const lastYear = defineInjection<'lastYear', LastYear>({
  type: 'lastYear',
  schema: z.strictObject({ type: z.literal('lastYear') }),
  moment: 'always',
  options: ({ window }) => (window.kind === 'ended' ? [] : [{ type: 'lastYear' }]),
  problemWith: ({ window }) => (window.kind === 'ended' ? problem('windowClosed') : undefined),
  apply(turn) {
    turn.draft.years = turn.draft.year
  },
  describe: () => phrase('injection.lastYear.line'),
})
