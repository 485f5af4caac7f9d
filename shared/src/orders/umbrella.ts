import { z } from 'zod'
import type { StateId } from '#shared/ids'
import { combinations } from '#shared/orders/combinations'
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

function actProblem(ruleset: Ruleset, view: PlayerView, { act, state: id }: UmbrellaOrder): Problem | undefined {
  const state = stateIn(view, id)
  if (state === undefined) return undefined
  const { umbrella } = state
  if (act === 'extend') return coverProblem(ruleset, view, state)
  if (umbrella?.patron !== view.self.id) return problem('noUmbrella', { state: id })
  return umbrella.endsAfter === undefined ? undefined : problem('noticeGiven')
}

function coverProblem(ruleset: Ruleset, view: PlayerView, state: PlayerView['states'][number]): Problem | undefined {
  if (state.umbrella) return problem('alreadyCovered', { state: state.id, power: state.umbrella.patron })
  if (state.stance === 'nuclear') return problem('stateIsNuclear', { state: state.id })
  if (!view.powers[seatIn(view, view.self.id)]?.nuclear) return problem('notNuclear')
  const pull = state.alignment[seatIn(view, view.self.id)] ?? 0
  return pull >= ruleset.umbrellas.welcome ? undefined : problem('stateUnwilling', { state: state.id })
}

export const umbrella = defineOrder<'umbrella', UmbrellaOrder>({
  type: 'umbrella',
  windows: ['planning'],
  schema: z.strictObject({ type: z.literal('umbrella'), act: z.enum(ACTS), state: stateIdSchema }),
  slot: (order) => `umbrella.${order.state}`,
  cost: () => 0,
  *options(ruleset, view) {
    const states = view.states.map(({ id }) => id)
    for (const [state, act] of combinations(states, ACTS)) {
      const order = { type: 'umbrella', act, state } as const
      if (actProblem(ruleset, view, order) === undefined) yield order
    }
  },
  validate: (ruleset, view, order) => stateProblem(view, order.state) ?? actProblem(ruleset, view, order),
  claims: ({ act, state }) => [{ kind: CLAIMS[act], state }],
  describe: ({ act, state }) => phrase(`order.umbrella.${act}`, { state }),
})
