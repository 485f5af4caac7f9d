import { z } from 'zod'
import type { StateId } from '#shared/ids'
import { stateIdSchema, stateProblem } from '#shared/orders/common'
import { defineOrder } from '#shared/orders/define'
import type { Ruleset } from '#shared/ruleset/ruleset'
import { seatIn, stateIn } from '#shared/view/lookup'
import type { PlayerView } from '#shared/view/observation'
import { type Problem, phrase, problem } from '#shared/view/phrase'

/** Ask a lesser state for a base, in the open or in secret, or give one up (clause 4.12). */
export interface BaseOrder {
  readonly type: 'base'
  readonly act: (typeof ACTS)[number]
  readonly host: StateId
}

const ACTS = ['buildOpenly', 'buildSecretly', 'close'] as const

function actProblem(ruleset: Ruleset, view: PlayerView, { act, host }: BaseOrder): Problem | undefined {
  const mine = view.bases.some((base) => base.patron === view.self.id && base.host === host)
  if (act === 'close') return mine ? undefined : problem('noSuchBase', { state: host })
  if (mine) return problem('baseStands', { state: host })
  const state = stateIn(view, host)
  const pull = state?.alignment[seatIn(view, view.self.id)] ?? 0
  const lends = state?.umbrella?.patron === view.self.id || pull >= ruleset.bases.consent
  return lends ? undefined : problem('hostRefuses', { state: host })
}

/** The order module of `base`: schema, options, checks, cost, claims and text. */
export const base = defineOrder<'base', BaseOrder>({
  type: 'base',
  windows: ['planning'],
  schema: z.strictObject({ type: z.literal('base'), act: z.enum(ACTS), host: stateIdSchema }),
  slot: (order) => `base.${order.host}`,
  cost: (ruleset, { act }) => (act === 'close' ? 0 : ruleset.bases.price),
  *options(ruleset, view) {
    for (const { id: host } of view.states) {
      for (const act of ACTS) {
        const order = { type: 'base', act, host } as const
        const affordable = base.cost(ruleset, order) <= view.self.treasury
        if (affordable && actProblem(ruleset, view, order) === undefined) yield order
      }
    }
  },
  validate: (ruleset, view, order) => stateProblem(view, order.host) ?? actProblem(ruleset, view, order),
  claims: ({ act, host }) =>
    act === 'close' ? [{ kind: 'closeBase', host }] : [{ kind: 'buildBase', host, open: act === 'buildOpenly' }],
  describe: ({ act, host }) => phrase(`order.base.${act}`, { state: host }),
})
