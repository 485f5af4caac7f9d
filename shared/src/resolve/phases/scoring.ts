import { isFulfilled } from '#shared/analysis/agenda'
import { yearWeight } from '#shared/analysis/points'
import { securityIn } from '#shared/analysis/security'
import { harvestShare } from '#shared/analysis/winter'
import { gradeFor, influenceLevels, weightsOf } from '#shared/analysis/worth'
import { clamp, quantize } from '#shared/math'
import type { Grade, Outcome } from '#shared/ruleset/vocabulary'
import type { Ending, PowerState, WorldScore } from '#shared/state/gameState'
import { influenceShares } from '#shared/state/influence'
import { prosperityOf } from '#shared/state/prosperity'
import { ofSeat, powerAt } from '#shared/state/seats'
import type { Turn } from '#shared/turn/turn'

/** Adds one year's points to every power's sheet (clause 9.1). */
export function scoreYear(turn: Turn): void {
  const levels = levelsOf(turn)
  for (const seat of turn.draft.powers.keys()) addYears(turn, seat, ofSeat(levels, seat), lateness(turn))
}

const lateness = ({ draft, ruleset }: Turn): number => yearWeight(ruleset, draft.year, draft.years)

/** How a power stands in one year, 0–1 or a little above. */
interface Levels {
  readonly prosper: number
  readonly security: number
  readonly influence: number
}

function levelsOf(turn: Turn): readonly Levels[] {
  const security = securityIn(turn.ruleset, turn.draft)
  const influence = influenceLevels(turn.ruleset, influenceShares(turn.draft))
  return turn.draft.powers.map((power, seat) => ({
    prosper: prosperityOf(turn.ruleset, turn.draft.year, power),
    security: ofSeat(security, seat),
    influence: ofSeat(influence, seat),
  }))
}

function addYears({ draft, ruleset }: Turn, seat: number, level: Levels, years: number): void {
  const power = powerAt(draft, seat)
  const weights = weightsOf(ruleset, power.interest)
  const worth = ruleset.scoring.perYear * years
  const { score } = power
  power.score = {
    ...score,
    welfare: quantize(score.welfare + worth * weights.prosper * level.prosper),
    security: quantize(score.security + worth * weights.security * level.security),
    influence: quantize(score.influence + worth * weights.influence * level.influence),
  }
}

/** The score of the end: the final position, losses, first use, agendas and the bonus all powers share (clause 9.3). */
export function scoreEnd(turn: Turn): Ending {
  const { draft, ruleset } = turn
  const { scoring } = ruleset
  const levels = levelsOf(turn)
  const peace = draft.climate.weaponsUsed ? 0 : scoring.peaceBonus
  for (const [seat, power] of draft.powers.entries()) {
    addYears(turn, seat, ofSeat(levels, seat), scoring.endYears)
    const war = -scoring.nationalValue * power.loss - (power.usedFirst ? scoring.firstUse : 0)
    const agenda = isFulfilled(ruleset, draft, seat) ? ruleset.agenda.points : 0
    power.score = { ...power.score, war: quantize(war), peace, agenda }
  }
  const outcome = outcomeOf(turn)
  return {
    outcome,
    world: worldScore(turn),
    powers: draft.powers.map((power) => {
      const { welfare, security: safe, influence, war, agenda } = power.score
      const total = quantize(welfare + safe + influence + war + power.score.peace + agenda)
      return { total, grade: gradeOf(turn, power, { total, outcome }) }
    }),
  }
}

function outcomeOf({ draft }: Turn): Outcome {
  if (!draft.climate.weaponsUsed) return 'peace'
  const struck = draft.powers.filter((power) => power.dead > 0).length
  return struck < draft.powers.length / 2 ? 'limitedWar' : 'generalWar'
}

/**
 * Absolute grades: points a year against perYear. A power that fired first, and every power after a general war, survived at best
 * (clause 9.4).
 */
function gradeOf(
  { draft, ruleset }: Turn,
  power: PowerState,
  { total, outcome }: { readonly total: number; readonly outcome: Outcome },
): Grade {
  const { endYears, perYear, ruinedLoss } = ruleset.scoring
  const share = total / ((draft.years + endYears) * perYear)
  const grade = gradeFor(ruleset, share)
  if (power.loss > ruinedLoss || grade === 'ruined') return 'ruined'
  return power.usedFirst || outcome === 'generalWar' ? 'survivor' : grade
}

function worldScore({ draft, ruleset }: Turn): WorldScore {
  const { worldPeace, worldWarShare, worldLives, worldPerDeath, worldHarvest } = ruleset.scoring
  const add = (pick: (power: PowerState) => number) => draft.powers.reduce((sum, power) => sum + pick(power), 0)
  const lesserStarved = draft.states.reduce((sum, state) => sum + state.startPopulation - state.population, 0)
  const people =
    add((power) => power.startPopulation) + draft.states.reduce((sum, state) => sum + state.startPopulation, 0)
  const dead = quantize(add((power) => power.dead))
  const starved = quantize(add((power) => power.starved) + lesserStarved)
  const harvest = quantize(harvestShare(ruleset, draft.climate.soot))
  const yearsOfPeace = draft.years - draft.climate.warYears
  const alive = clamp(1 - (worldPerDeath * (dead + starved)) / people, 0, 1)
  const calm = draft.climate.weaponsUsed ? (yearsOfPeace / draft.years) * worldWarShare : 1
  return {
    yearsOfPeace,
    dead,
    starved,
    harvest,
    points: Math.round(worldPeace * calm + worldLives * alive + worldHarvest * harvest),
  }
}
