import { z } from 'zod'
import { CLAIMED_WARHEADS, type Statement, statementArgs, statementWay } from '#shared/orders/claims'
import { powerIdSchema, rivalIds, targetProblem } from '#shared/orders/common'
import { defineOrder } from '#shared/orders/define'
import { DOCTRINES, REPORTED_LEGS } from '#shared/ruleset/forces'
import type { PlayerView } from '#shared/view/observation'
import { phrase, problem } from '#shared/view/phrase'

/** Make one public statement this year (clause 4.7). */
export interface StatementOrder {
  readonly type: 'statement'
  readonly statement: Statement
}

const statementSchema = z.discriminatedUnion('say', [
  z.strictObject({ say: z.literal('doctrine'), aim: z.enum(DOCTRINES), against: powerIdSchema.optional() }),
  z.strictObject({ say: z.literal('claim'), leg: z.enum(REPORTED_LEGS), warheads: z.literal([...CLAIMED_WARHEADS]) }),
  z.strictObject({ say: z.literal('reassure'), target: powerIdSchema }),
  z.strictObject({ say: z.literal('threaten'), target: powerIdSchema }),
  z.strictObject({ say: z.literal('rally') }),
])

function* statements(view: PlayerView): Iterable<Statement> {
  const targets = rivalIds(view)
  yield { say: 'doctrine', aim: 'unlimited' }
  for (const against of targets) yield { say: 'doctrine', aim: 'limited', against }
  yield { say: 'doctrine', aim: 'minimal' }
  for (const leg of REPORTED_LEGS) for (const warheads of CLAIMED_WARHEADS) yield { say: 'claim', leg, warheads }
  for (const target of targets) yield { say: 'reassure', target }
  for (const target of targets) yield { say: 'threaten', target }
  yield { say: 'rally' }
}

/** The order module of `statement`: schema, options, checks, cost, claims and text. */
export const statement = defineOrder<'statement', StatementOrder>({
  type: 'statement',
  windows: ['planning'],
  schema: z.strictObject({ type: z.literal('statement'), statement: statementSchema }),
  slot: () => 'statement',
  cost: () => 0,
  *options(_ruleset, view) {
    for (const said of statements(view)) yield { type: 'statement', statement: said }
  },
  validate(_ruleset, view, { statement: said }) {
    if (said.say === 'reassure' || said.say === 'threaten') return targetProblem(view, said.target)
    if (said.say !== 'doctrine') return undefined
    if (said.aim === 'limited') return said.against ? targetProblem(view, said.against) : problem('limitedNeedsRival')
    return said.against ? problem('onlyLimitedNamesRival') : undefined
  },
  claims: (order) => [{ kind: 'statement', statement: order.statement }],
  describe: ({ statement: said }) => phrase(`order.statement.${statementWay(said)}`, statementArgs(said)),
})
