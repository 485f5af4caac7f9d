import { z } from 'zod'
import type { PowerId } from '#shared/ids'
import { powerIdSchema, rivalIds, targetProblem } from '#shared/orders/common'
import { defineOrder } from '#shared/orders/define'
import { DOCTRINES, type Doctrine, READINESS_LEGS, type ReadinessLeg } from '#shared/ruleset/forces'
import type { PlayerView } from '#shared/view/observation'
import { phrase, problem } from '#shared/view/phrase'

/** The amounts a claim may name, in warheads: round figures, as claims are. */
export const CLAIMED_WARHEADS = [0, 20, 50, 100, 200, 400] as const

/** Words to the world. Cheap, so they move beliefs a little; some move people at home a lot. */
export type Statement =
  | { readonly say: 'doctrine'; readonly aim: Doctrine; readonly against?: PowerId | undefined }
  | { readonly say: 'claim'; readonly leg: ReadinessLeg; readonly warheads: (typeof CLAIMED_WARHEADS)[number] }
  | { readonly say: 'reassure'; readonly target: PowerId }
  | { readonly say: 'threaten'; readonly target: PowerId }
  | { readonly say: 'rally' }

export interface StatementOrder {
  readonly type: 'statement'
  readonly statement: Statement
}

const statementSchema = z.discriminatedUnion('say', [
  z.strictObject({ say: z.literal('doctrine'), aim: z.enum(DOCTRINES), against: powerIdSchema.optional() }),
  z.strictObject({ say: z.literal('claim'), leg: z.enum(READINESS_LEGS), warheads: z.literal([...CLAIMED_WARHEADS]) }),
  z.strictObject({ say: z.literal('reassure'), target: powerIdSchema }),
  z.strictObject({ say: z.literal('threaten'), target: powerIdSchema }),
  z.strictObject({ say: z.literal('rally') }),
])

function* statements(view: PlayerView): Iterable<Statement> {
  const targets = rivalIds(view)
  yield { say: 'doctrine', aim: 'unlimited' }
  for (const against of targets) yield { say: 'doctrine', aim: 'limited', against }
  yield { say: 'doctrine', aim: 'minimal' }
  for (const leg of READINESS_LEGS) for (const warheads of CLAIMED_WARHEADS) yield { say: 'claim', leg, warheads }
  for (const target of targets) yield { say: 'reassure', target }
  for (const target of targets) yield { say: 'threaten', target }
  yield { say: 'rally' }
}

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
  describe: ({ statement: said }) => {
    const { say, ...args } = said
    return phrase(`order.statement.${say}`, JSON.parse(JSON.stringify(args)))
  },
})
