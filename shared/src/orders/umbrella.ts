import { z } from 'zod'
import type { StateId } from '#shared/ids'
import { stateIdSchema, stateProblem } from '#shared/orders/common'
import { defineOrder } from '#shared/orders/define'
import type { Ruleset } from '#shared/ruleset/ruleset'
import { seatIn, stateIn } from '#shared/view/lookup'
import type { PlayerView } from '#shared/view/observation'
import { type Problem, phrase, problem } from '#shared/view/phrase'

/** Promise a lesser state to answer an attack on it, repeat the promise, or give notice of its end (clause 6.2). */
export interface UmbrellaOrder {
  readonly type: 'umbrella'
  readonly act: (typeof ACTS)[number]
  readonly state: StateId
}

const ACTS = ['extend', 'reaffirm', 'withdraw'] as const

const CLAIMS = { extend: 'cover', reaffirm: 'reaffirm', withdraw: 'uncover' } as const

type SeenState = PlayerView['states'][number]

function actProblem(ruleset: Ruleset, view: PlayerView, act: UmbrellaOrder['act'], state: SeenState) {
  const { id, umbrella } = state
  if (act === 'extend') return coverProblem(ruleset, view, state)
  if (umbrella?.patron !== view.self.id) return problem('noUmbrella', { state: id })
  return umbrella.endsAfter === undefined ? undefined : problem('noticeGiven', { state: id })
}

function coverProblem(ruleset: Ruleset, view: PlayerView, state: SeenState): Problem | undefined {
  if (state.umbrella) return problem('alreadyCovered', { state: state.id, power: state.umbrella.patron })
  if (state.stance === 'nuclear') return problem('stateIsNuclear', { state: state.id })
  const seat = seatIn(view, view.self.id)
  if (!view.powers[seat]?.nuclear) return problem('notNuclear')
  const pull = state.alignment[seat] ?? 0
  return pull >= ruleset.umbrellas.welcome ? undefined : problem('stateUnwilling', { state: state.id })
}

export const umbrella = defineOrder<'umbrella', UmbrellaOrder>({
  type: 'umbrella',
  windows: ['planning'],
  schema: z.strictObject({ type: z.literal('umbrella'), act: z.enum(ACTS), state: stateIdSchema }),
  slot: (order) => `umbrella.${order.state}`,
  cost: () => 0,
  *options(ruleset, view) {
    for (const state of view.states) {
      for (const act of ACTS) {
        if (actProblem(ruleset, view, act, state) === undefined) yield { type: 'umbrella', act, state: state.id }
      }
    }
  },
  validate(ruleset, view, { act, state: id }) {
    const state = stateIn(view, id)
    return state ? actProblem(ruleset, view, act, state) : stateProblem(view, id)
  },
  claims: ({ act, state }) => [{ kind: CLAIMS[act], state }],
  describe: ({ act, state }) => phrase(`order.umbrella.${act}`, { state }),
})
