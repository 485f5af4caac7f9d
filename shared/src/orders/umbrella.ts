import { z } from 'zod'
import type { StateId } from '#shared/ids'
import { stateIdSchema, stateProblem } from '#shared/orders/common'
import { defineOrder } from '#shared/orders/define'
import type { Ruleset } from '#shared/ruleset/ruleset'
import { seatIn, stateIn } from '#shared/view/lookup'
import type { PlayerView, SeenState } from '#shared/view/observation'
import { type Problem, phrase, problem } from '#shared/view/phrase'

/** Promise a lesser state to answer an attack on it, repeat the promise, or give notice of its end (clause 6.2). */
export interface UmbrellaOrder {
  readonly type: 'umbrella'
  readonly act: (typeof ACTS)[number]
  readonly state: StateId
}

const ACTS = ['extend', 'reaffirm', 'withdraw'] as const

const CLAIMS = { extend: 'cover', reaffirm: 'reaffirm', withdraw: 'uncover' } as const

/** What the viewer may do about a promise to this state. */
function openActs(ruleset: Ruleset, view: PlayerView, state: SeenState): readonly UmbrellaOrder['act'][] {
  const { umbrella } = state
  if (umbrella !== undefined) {
    return umbrella.patron === view.self.id && umbrella.endsAfter === undefined ? ['reaffirm', 'withdraw'] : []
  }
  const seat = seatIn(view, view.self.id)
  const pull = state.alignment[seat] ?? 0
  const welcome = state.stance !== 'nuclear' && pull >= ruleset.umbrellas.welcome
  return welcome && view.powers[seat]?.nuclear ? ['extend'] : []
}

/** Why an act is not open. */
function whyClosed(view: PlayerView, act: UmbrellaOrder['act'], { id, umbrella, stance }: SeenState): Problem {
  const isOwn = umbrella?.patron === view.self.id
  if (act !== 'extend') return isOwn ? problem('noticeGiven') : problem('noUmbrella', { state: id })
  if (umbrella !== undefined) return problem('alreadyCovered', { state: id, power: umbrella.patron })
  if (stance === 'nuclear') return problem('stateIsNuclear', { state: id })
  return view.powers[seatIn(view, view.self.id)]?.nuclear
    ? problem('stateUnwilling', { state: id })
    : problem('notNuclear')
}

/** The order module of `umbrella`: schema, options, checks, cost, claims and text. */
export const umbrella = defineOrder<'umbrella', UmbrellaOrder>({
  type: 'umbrella',
  windows: ['planning'],
  schema: z.strictObject({ type: z.literal('umbrella'), act: z.enum(ACTS), state: stateIdSchema }),
  slot: (order) => `umbrella.${order.state}`,
  cost: () => 0,
  *options(ruleset, view) {
    for (const state of view.states) {
      for (const act of openActs(ruleset, view, state)) yield { type: 'umbrella', act, state: state.id }
    }
  },
  validate(ruleset, view, { act, state: id }) {
    const state = stateIn(view, id)
    if (state === undefined) return stateProblem(view, id)
    return openActs(ruleset, view, state).includes(act) ? undefined : whyClosed(view, act, state)
  },
  claims: ({ act, state }) => [{ kind: CLAIMS[act], state }],
  describe: ({ act, state }) => phrase(`order.umbrella.${act}`, { state }),
})
