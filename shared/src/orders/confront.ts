import { z } from 'zod'
import { defineOrder } from '#shared/orders/define'
import type { Ruleset } from '#shared/ruleset/ruleset'
import { CRISIS_MOVES, type CrisisMove } from '#shared/ruleset/vocabulary'
import { confrontationOf } from '#shared/view/lookup'
import type { PlayerView } from '#shared/view/observation'
import { type Problem, phrase, problem } from '#shared/view/phrase'

/** What one side does on its rung: stand, climb, offer terms, take them, or step back (clause 7.9). */
export interface ConfrontOrder {
  readonly type: 'confront'
  readonly move: CrisisMove
}

function moveProblem(ruleset: Ruleset, view: PlayerView, { move }: ConfrontOrder): Problem | undefined {
  const crisis = confrontationOf(view)
  if (crisis === undefined) return problem('notAsked')
  if (move === 'raise' && crisis.rung >= ruleset.crisis.rungs) return problem('topRung')
  const terms = crisis.mediated || crisis.offers.some(({ from }) => from !== view.self.id)
  return move === 'accept' && !terms ? problem('noTerms') : undefined
}

/** The order module of `confront`: schema, options, checks, cost, claims and text. */
export const confront = defineOrder<'confront', ConfrontOrder>({
  type: 'confront',
  windows: ['confrontation'],
  schema: z.strictObject({ type: z.literal('confront'), move: z.enum(CRISIS_MOVES) }),
  slot: () => 'answer',
  cost: () => 0,
  *options(ruleset, view) {
    for (const move of CRISIS_MOVES) {
      const order = { type: 'confront', move } as const
      if (moveProblem(ruleset, view, order) === undefined) yield order
    }
  },
  validate: moveProblem,
  claims: ({ move }) => [{ kind: 'face', move }],
  describe: ({ move }) => phrase(`order.confront.${move}`),
})
