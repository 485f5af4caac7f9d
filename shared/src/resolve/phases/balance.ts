import {
  type BalanceSide,
  balanceOf,
  isWronged,
  localStrength,
  tradeDependence,
  wordsSaid,
} from '#shared/analysis/balance'
import { feltExposure } from '#shared/analysis/exposures'
import type { Confrontation } from '#shared/state/confrontation'
import { stateById } from '#shared/state/lesserStates'
import { nearness } from '#shared/state/nearness'
import { powerAt } from '#shared/state/seats'
import { treatyBetween } from '#shared/state/treaties'
import type { Turn } from '#shared/turn/turn'

/** Probability, 0–1, that the challenger prevails if the ground decides now, by what each side truly has (clause 7.12). */
export function groundOdds(turn: Turn, crisis: Confrontation): number {
  const { cause, over, defender, pledged } = crisis
  const state = over === undefined ? undefined : stateById(turn.draft.states, over)
  const umbrella = pledged && state?.umbrella?.patron === defender ? state.umbrella : undefined
  return balanceOf(turn.ruleset, {
    wronged: isWronged(cause),
    promise: umbrella === undefined ? 0 : umbrella.credibility / 100,
    challenger: sideOf(turn, crisis, 0),
    defender: sideOf(turn, crisis, 1),
  }).odds
}

function sideOf({ ruleset, draft }: Turn, crisis: Confrontation, side: 0 | 1): BalanceSide {
  const [seat, other] = side === 0 ? [crisis.challenger, crisis.defender] : [crisis.defender, crisis.challenger]
  const power = powerAt(draft, seat)
  const rival = powerAt(draft, other)
  const state = crisis.over === undefined ? undefined : stateById(draft.states, crisis.over)
  const said = { threatened: crisis.threats[side], challenges: side === 0 }
  const tied = treatyBetween(draft, 'interdependence', seat, other) !== undefined
  return {
    strength: localStrength(ruleset, {
      formations: power.forces.conventional,
      promises: draft.states.filter(({ umbrella }) => umbrella?.patron === seat).length,
      near: state === undefined ? 1 : nearness(ruleset, state.capital, power.capital),
      based: draft.bases.some(({ patron, host }) => patron === seat && host === state?.id),
      pull: state?.alignment[seat] ?? 0,
    }),
    exposed: feltExposure(ruleset, draft, seat, other),
    words: wordsSaid(ruleset, power.doctrine, rival.id, said),
    support: power.support,
    dependence: tied ? tradeDependence(power.gdp, rival.gdp) : 0,
    spies: crisis.spies[side],
    climbed: crisis.climbed[side],
  }
}
