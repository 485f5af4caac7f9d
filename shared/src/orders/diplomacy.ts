import { z } from 'zod'
import type { PowerId } from '#shared/ids'
import { combinations } from '#shared/orders/combinations'
import { powerIdSchema, rivalIds, targetProblem } from '#shared/orders/common'
import { defineOrder } from '#shared/orders/define'
import { TREATY_KINDS, type TreatyKind } from '#shared/ruleset/vocabulary'
import { pairWith } from '#shared/view/lookup'
import type { PlayerView } from '#shared/view/observation'
import { type Problem, phrase, problem } from '#shared/view/phrase'

/**
 * Propose a treaty, give notice of leaving one, or break it in public. Two proposals of the same treaty to each other,
 * in one year or the next, conclude it: to accept is to propose the same (clause 4.9).
 */
export interface DiplomacyOrder {
  readonly type: 'diplomacy'
  readonly act: (typeof ACTS)[number]
  readonly treaty: TreatyKind
  readonly with: PowerId
}

const ACTS = ['propose', 'leave', 'break'] as const

function actProblem(view: PlayerView, { act, treaty, with: partner }: DiplomacyOrder): Problem | undefined {
  const standing = pairWith(view, partner)?.treaties.find(({ kind }) => kind === treaty)
  if (act === 'propose') return standing ? problem('treatyStands') : undefined
  if (standing === undefined) return problem('noSuchTreaty')
  return act === 'break' || standing.endsAfter === undefined ? undefined : problem('noticeGiven')
}

/** The order module of `diplomacy`: schema, options, checks, cost, claims and text. */
export const diplomacy = defineOrder<'diplomacy', DiplomacyOrder>({
  type: 'diplomacy',
  windows: ['planning'],
  schema: z.strictObject({
    type: z.literal('diplomacy'),
    act: z.enum(ACTS),
    treaty: z.enum(TREATY_KINDS),
    with: powerIdSchema,
  }),
  slot: (order) => `diplomacy.${order.treaty}.${order.with}`,
  allowance: ({ treaties }, { act }) =>
    act === 'propose' ? { purpose: 'proposals', most: treaties.attention } : undefined,
  cost: () => 0,
  *options(_ruleset, view) {
    for (const [partner, treaty, act] of combinations(rivalIds(view), TREATY_KINDS, ACTS)) {
      const order = { type: 'diplomacy', act, treaty, with: partner } as const
      if (actProblem(view, order) === undefined) yield order
    }
  },
  validate: (_ruleset, view, order) => targetProblem(view, order.with) ?? actProblem(view, order),
  claims: ({ act, treaty, with: partner }) => [{ kind: act, treaty, with: partner }],
  describe: ({ act, treaty, with: target }) => phrase(`order.diplomacy.${act}`, { treaty, target }),
})
