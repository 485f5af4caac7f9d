import type { Reading } from '#shared/analysis/arsenal'
import { affordableLots, isArmed, judgeRivals, type RivalJudgement } from '#shared/bots/judgement'
import type { StateId } from '#shared/ids'
import type { Order } from '#shared/orders/index'
import type { Force } from '#shared/ruleset/forces'
import type { Ruleset } from '#shared/ruleset/ruleset'
import { seatIn } from '#shared/view/lookup'
import type { PlayerView } from '#shared/view/observation'

/** Armed powers of other blocs, most threatening first. */
export function threatsTo(ruleset: Ruleset, view: PlayerView, reading: Reading): readonly RivalJudgement[] {
  return judgeRivals(ruleset, view, reading).filter((rival) => !rival.sameBloc && isArmed(rival))
}

/** Builds with shares of the year's treasury, 0–1 each; what does not make a whole lot is left for welfare. */
export function buildByShares(
  ruleset: Ruleset,
  view: PlayerView,
  shares: Partial<Record<Force, number>>,
): readonly Order[] {
  return Object.entries(shares).flatMap(([name, share]): Order[] => {
    const force = name as Force
    const room = (ruleset.forces[force].limit - view.self.forces[force]) / ruleset.forces[force].lot
    const lots = Math.min(affordableLots(ruleset, force, view.self.treasury * share), Math.floor(room))
    return lots > 0 ? [{ type: 'build', force, lots }] : []
  })
}

/** Research on a line while its top level is not reached and this share of the treasury (0–1) would pay for it. */
export function researchUpTo(
  ruleset: Ruleset,
  view: PlayerView,
  line: keyof Ruleset['researchLines'],
  share: number,
): readonly Order[] {
  const complete = view.self.technology[line] >= ruleset.researchLines[line].top
  return complete || view.self.treasury * share < ruleset.research.price ? [] : [{ type: 'research', line }]
}

/** Aid within a share of the treasury (0–1), doubled in years of hunger, to the state with most people that do not lean to the viewer yet. */
export function giveAid(ruleset: Ruleset, view: PlayerView, share: number): readonly Order[] {
  const relief = view.climate.soot > 0 ? 2 : 1
  const affordable = Math.floor((view.self.treasury * share * relief) / ruleset.influence.pricePerLevel)
  const level = affordable >= 3 ? 3 : affordable >= 2 ? 2 : 1
  if (affordable < 1) return []
  const state = stateToAid(view)
  return state === undefined ? [] : [{ type: 'influence', state, level }]
}

/** The lesser state with most people that do not lean to the viewer yet; the first of equals. */
export function stateToAid(view: PlayerView): StateId | undefined {
  const seat = seatIn(view, view.self.id)
  let best: { id: StateId; worth: number } | undefined
  for (const { id, population, alignment } of view.states) {
    const worth = population * (1 - (alignment[seat] ?? 0))
    if (best === undefined || worth > best.worth) best = { id, worth }
  }
  return best?.id
}
