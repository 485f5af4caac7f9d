import { z } from 'zod'
import { affords } from '#shared/orders/budget'
import { defineOrder } from '#shared/orders/define'
import { RESEARCH_LINES, type ResearchLine } from '#shared/ruleset/forces'
import { phrase, problem } from '#shared/view/phrase'

/** A year's work on one line of technology: success is a matter of chance, so no power can time it (clause 4.7). */
export interface ResearchOrder {
  readonly type: 'research'
  readonly line: ResearchLine
}

/** The order module of `research`: schema, options, checks, cost, claims and text. */
export const research = defineOrder<'research', ResearchOrder>({
  type: 'research',
  windows: ['planning'],
  schema: z.strictObject({ type: z.literal('research'), line: z.enum(RESEARCH_LINES) }),
  slot: () => 'research',
  cost: (ruleset) => ruleset.research.price,
  *options(ruleset, view) {
    if (!affords(view.self.treasury, ruleset.research.price)) return
    for (const line of RESEARCH_LINES) {
      const order = { type: 'research', line } as const
      if (research.validate(ruleset, view, order) === undefined) yield order
    }
  },
  validate: (ruleset, view, { line }) =>
    view.self.technology[line] >= ruleset.researchLines[line].top ? problem('researchComplete', { line }) : undefined,
  claims: ({ line }) => [{ kind: 'research', line }],
  describe: ({ line }) => phrase('order.research.line', { line }),
})
