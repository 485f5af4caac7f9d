import { z } from 'zod'
import type { PowerId, StateId } from '#shared/ids'
import { powerIdSchema, stateIdSchema, stateProblem, targetProblem } from '#shared/orders/common'
import { defineOrder } from '#shared/orders/define'
import type { Ruleset } from '#shared/ruleset/ruleset'
import { rivals, seatIn, stateIn } from '#shared/view/lookup'
import type { Observation, PlayerView } from '#shared/view/observation'
import { type Problem, phrase, problem } from '#shared/view/phrase'

/** Demand that a rival give up a lesser state or its hand in it, or a base on its soil: a crisis begins this year (clause 7.8). */
export interface ChallengeOrder {
  readonly type: 'challenge'
  readonly demand: (typeof DEMANDS)[number]
  readonly over: StateId
  readonly against: PowerId
}

const DEMANDS = ['state', 'base'] as const

/** Who stands behind a lesser state: its patron, or else whom it leans to. */
function protectorOf(view: Observation, id: StateId): PowerId | undefined {
  const state = stateIn(view, id)
  if (state === undefined) return undefined
  return state.umbrella?.patron ?? state.leansTo
}

/** True when a power stands behind a state, or has a hand in it: demands may be small ones, slice by slice. */
const holds = ({ balance }: Ruleset, view: PlayerView, id: StateId, power: PowerId): boolean =>
  protectorOf(view, id) === power || (stateIn(view, id)?.alignment[seatIn(view, power)] ?? 0) >= balance.hand

function demandProblem(
  ruleset: Ruleset,
  view: PlayerView,
  { demand, over, against }: ChallengeOrder,
): Problem | undefined {
  const blocOf = (id: PowerId) => view.powers[seatIn(view, id)]?.bloc
  if (blocOf(view.self.id) === blocOf(against)) return problem('sameBloc', { power: against })
  if (demand === 'state') {
    return holds(ruleset, view, over, against) ? undefined : problem('notProtector', { state: over, power: against })
  }
  const based = view.bases.some((base) => base.known && base.host === over && base.patron === against)
  return based ? undefined : problem('noSuchBase', { state: over })
}

function* demands(ruleset: Ruleset, view: PlayerView): Iterable<ChallengeOrder> {
  for (const { id: over } of view.states) {
    for (const { id: against } of rivals(view)) {
      if (holds(ruleset, view, over, against)) yield { type: 'challenge', demand: 'state', over, against }
    }
  }
  for (const { host: over, patron: against } of view.bases) yield { type: 'challenge', demand: 'base', over, against }
}

/** The order module of `challenge`: schema, options, checks, cost, claims and text. */
export const challenge = defineOrder<'challenge', ChallengeOrder>({
  type: 'challenge',
  windows: ['planning'],
  schema: z.strictObject({
    type: z.literal('challenge'),
    demand: z.enum(DEMANDS),
    over: stateIdSchema,
    against: powerIdSchema,
  }),
  slot: () => 'challenge',
  cost: () => 0,
  *options(ruleset, view) {
    for (const order of demands(ruleset, view)) if (demandProblem(ruleset, view, order) === undefined) yield order
  },
  validate: (ruleset, view, order) =>
    targetProblem(view, order.against) ?? stateProblem(view, order.over) ?? demandProblem(ruleset, view, order),
  claims: ({ demand, over, against }) => [{ kind: 'challenge', demand, over, against }],
  describe: ({ demand, over, against }) => phrase(`order.challenge.${demand}`, { state: over, target: against }),
})
