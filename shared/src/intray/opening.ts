import { pullOn } from '#shared/analysis/previews/relations'
import { demandFor, seenBalance } from '#shared/analysis/seenBalance'
import type { StateId } from '#shared/ids'
import { affordedAid, decidingAid, leadIn } from '#shared/intray/aidLevels'
import { draftAnswers } from '#shared/intray/drafts'
import { type MatterModule, matterStake } from '#shared/intray/matter'
import type { ChallengeOrder } from '#shared/orders/challenge'
import { challenge } from '#shared/orders/challenge'
import type { InfluenceOrder } from '#shared/orders/influence'
import type { Ruleset } from '#shared/ruleset/ruleset'
import { stateIn } from '#shared/view/lookup'
import type { PlayerView } from '#shared/view/observation'
import { phrase } from '#shared/view/phrase'

/** For a power that wants more: the demand that the ground would favour most. */
export const opening: MatterModule<'opening'> = {
  kind: 'opening',
  find(ruleset, view) {
    if (!isAmbitious(view)) return []
    const best = bestDemand(ruleset, view)
    if (best === undefined || best.odds < ruleset.intray.openingOdds) return []
    const { over: state, against: power } = best.order
    return [
      {
        id: `opening.${state}`,
        from: 'general',
        stake: matterStake(ruleset.intray.opening, best.odds),
        question: phrase('intray.opening.ask', { state, power, share: Math.round(100 * pullOn(view, state)) }),
        answers: [
          ...draftAnswers(ruleset, view, [best.order, aidInstead(ruleset, view, state)]),
          { says: phrase('intray.opening.leave'), orders: [] },
        ],
      },
    ]
  },
}

/** Aid that would win it without a crisis, where there is money for it; else what there is money for at most, or two levels. */
function aidInstead(ruleset: Ruleset, view: PlayerView, id: StateId): InfluenceOrder {
  const state = stateIn(view, id)
  const orders = state ? affordedAid(ruleset, view, state) : []
  const deciding = state && decidingAid(ruleset, view, orders, leadIn(view, state))
  return deciding ?? orders.at(-1) ?? { type: 'influence', state: id, level: 2 }
}

/** Influence is what a revisionist plays for, and what some leaders want besides. */
const isAmbitious = ({ self: { interest, agenda } }: PlayerView): boolean =>
  interest === 'revisionist' || agenda?.kind === 'humble' || agenda?.kind === 'client'

/** A state leans to the viewer to speak of, is not under its own promise, and was not demanded last year either. */
const isRipe = ({ intray }: Ruleset, view: PlayerView, state: StateId): boolean =>
  pullOn(view, state) >= intray.openingPull &&
  stateIn(view, state)?.umbrella?.patron !== view.self.id &&
  !view.crises.some(
    ({ over, challenger, year }) => over === state && challenger === view.self.id && year >= view.year - 1,
  )

function bestDemand(ruleset: Ruleset, view: PlayerView): { order: ChallengeOrder; odds: number } | undefined {
  let best: { order: ChallengeOrder; odds: number } | undefined
  for (const order of challenge.options(ruleset, view)) {
    if (order.demand !== 'state' || !isRipe(ruleset, view, order.over)) continue
    const { odds } = seenBalance(ruleset, view, demandFor(view, order.against, order.over))
    if (best === undefined || odds > best.odds) best = { order, odds }
  }
  return best
}
