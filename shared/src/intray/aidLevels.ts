import { previewOf } from '#shared/analysis/preview'
import { affords } from '#shared/orders/budget'
import { AID_LEVELS, type InfluenceOrder, influence } from '#shared/orders/influence'
import type { Ruleset } from '#shared/ruleset/ruleset'
import { othersPull, seatIn } from '#shared/view/lookup'
import type { PlayerView, SeenState } from '#shared/view/observation'

/** How far the viewer's pull on a lesser state is over that of the strongest other: -1 to 1. */
export const leadIn = (view: PlayerView, state: SeenState): number =>
  (state.alignment[seatIn(view, view.self.id)] ?? 0) - othersPull(view, state)

/** Every level of aid to a state that there is money for, the least first. */
export const affordedAid = (ruleset: Ruleset, view: PlayerView, { id }: SeenState): readonly InfluenceOrder[] =>
  AID_LEVELS.map((level): InfluenceOrder => ({ type: 'influence', state: id, level })).filter((order) =>
    affords(view.self.treasury, influence.cost(ruleset, order)),
  )

/** The least of these orders of aid after which the viewer would lead, from this lead on; undefined where none would do. */
export const decidingAid = (
  ruleset: Ruleset,
  view: PlayerView,
  orders: readonly InfluenceOrder[],
  lead: number,
): InfluenceOrder | undefined => orders.find((order) => 100 * lead + pullWon(ruleset, view, order) > 0)

const pullWon = (ruleset: Ruleset, view: PlayerView, order: InfluenceOrder): number =>
  previewOf(ruleset, view, order).find(({ term }) => term === 'pull')?.change ?? 0
