import { isFulfilled } from '#shared/analysis/agenda'
import { yearWeight } from '#shared/analysis/points'
import { securityIn } from '#shared/analysis/security'
import { influenceLevels, weightsOf } from '#shared/analysis/worth'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { GameState } from '#shared/state/gameState'
import { influenceShares } from '#shared/state/influence'
import { prosperityOf } from '#shared/state/prosperity'
import { powerAt } from '#shared/state/seats'

/** Share of an agenda's points that one fulfilled before the end is worth. */
const LIKELY = 0.7

/** What an imagined position is worth to a seat, in points: those it has, and its levels of now for the years that still count. */
export function positionWorth(ruleset: Ruleset, state: GameState, seat: number): number {
  const { scoring, agenda } = ruleset
  const power = powerAt(state, seat)
  const { welfare, security, influence } = power.score
  const war =
    (state.climate.weaponsUsed ? 0 : scoring.peaceBonus) -
    scoring.nationalValue * power.loss -
    (power.usedFirst ? scoring.firstUse : 0)
  const had = welfare + security + influence + war
  if (state.window.kind === 'ended') return had + (isFulfilled(ruleset, state, seat) ? agenda.points : 0)
  let years = scoring.endYears
  for (let year = state.year; year <= state.years; year++) years += yearWeight(ruleset, year, state.years)
  const weights = weightsOf(ruleset, power.interest)
  const level =
    weights.prosper * prosperityOf(ruleset, state.year - 1, power) +
    weights.security * securityIn(ruleset, state)[seat]! +
    weights.influence * influenceLevels(ruleset, influenceShares(state))[seat]!
  return had + scoring.perYear * years * level + (isFulfilled(ruleset, state, seat) ? LIKELY * agenda.points : 0)
}
