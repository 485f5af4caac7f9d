import { trueArsenal } from '#shared/analysis/arsenal'
import { totalWarheads } from '#shared/analysis/exchange'
import { stabilityOf } from '#shared/analysis/stability'
import { harvestUnder } from '#shared/analysis/winter'
import { clamp, quantize } from '#shared/math'
import type { Turn } from '#shared/resolve/turn'
import type { Interest } from '#shared/ruleset/forces'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { Grade, Outcome } from '#shared/ruleset/vocabulary'
import type { Ending, PowerState, WorldScore } from '#shared/state/gameState'
import { influenceShares } from '#shared/state/influence'

/** Adds one year's points to every power's sheet (clause 9.1). */
export function scoreYear(turn: Turn): void {
  const { draft, ruleset } = turn
  const security = securityLevels(turn)
  const influence = influenceShares(draft)
  for (const [seat, power] of draft.powers.entries()) {
    const weights = weightsOf(ruleset, power.interest)
    const perYear = ruleset.scoring.perYear
    const { score } = power
    const lead = clamp((influence[seat]! * draft.powers.length) / 1.5, 0, 1)
    power.score = {
      ...score,
      welfare: quantize(score.welfare + perYear * weights.prosper * prosperity(turn, power)),
      security: quantize(score.security + perYear * weights.security * security[seat]!),
      influence: quantize(score.influence + perYear * weights.influence * lead),
    }
  }
}

/** What a power's years are worth to it, by its secret interest; the three sum to one. */
export function weightsOf({ scoring: s }: Ruleset, interest: Interest) {
  return interest === 'securitySeeker'
    ? { prosper: s.prosperSeeker, security: s.securitySeeker, influence: s.influenceSeeker }
    : { prosper: s.prosperRevisionist, security: s.securityRevisionist, influence: s.influenceRevisionist }
}

/** Output against the trend of a country at peace that arms moderately; 0 to prosperCeiling. */
function prosperity({ ruleset, draft }: Turn, power: PowerState): number {
  let trend = power.startGdp
  for (let year = 0; year < draft.year; year++) trend *= 1 + ruleset.scoring.trendGrowth
  return Math.min(ruleset.scoring.prosperCeiling, power.gdp / trend)
}

/**
 * Security of each power by the true numbers, 0–1 (clause 9.2). Relational: half is what one's own answer would do to
 * a rival, half is that rival's lack of temptation; so threatening a rival's deterrent lowers one's own security.
 * Half the weight lies on the worst rival, half on all, each counted by hostility.
 */
export function securityLevels({ ruleset, draft }: Turn): readonly number[] {
  const arsenals = draft.powers.map((power) => trueArsenal(ruleset, power))
  const seats = arsenals.length
  const worst = new Array<number>(seats).fill(1)
  const total = new Array<number>(seats).fill(0)
  const note = (seat: number, rival: number, deterred: number, threshold: number) => {
    const armed = totalWarheads(arsenals[rival]!.warheads) > 0
    const assured = Math.min(1, deterred / ruleset.scoring.assuredLoss)
    const calm = 1 - Math.max(0, 0.5 - threshold) / 0.5
    const safe = armed ? (assured + calm) / 2 : 1
    const felt = 1 - clamp(draft.tension[seat]![rival]! / 50, 0, 1) * (1 - safe)
    worst[seat] = Math.min(worst[seat]!, felt)
    total[seat]! += felt
  }
  for (let i = 0; i < seats; i++) {
    for (let j = i + 1; j < seats; j++) {
      const pair = stabilityOf(ruleset, arsenals[i]!, arsenals[j]!)
      note(i, j, pair.secondDeterred, pair.second)
      note(j, i, pair.firstDeterred, pair.first)
    }
  }
  return worst.map((least, seat) => (least + total[seat]! / Math.max(1, seats - 1)) / 2)
}

/** The last reckoning: the end position, losses, first use and the bonus common to all (clause 9.3). */
export function scoreEnd(turn: Turn): Ending {
  const { draft, ruleset } = turn
  const { scoring } = ruleset
  const security = securityLevels(turn)
  const peace = draft.climate.weaponsUsed ? 0 : scoring.peaceBonus
  for (const [seat, power] of draft.powers.entries()) {
    const weights = weightsOf(ruleset, power.interest)
    const end = scoring.perYear * scoring.endYears * weights.security * security[seat]!
    const war = -scoring.nationalValue * power.loss - (power.usedFirst ? scoring.firstUse : 0)
    power.score = { ...power.score, security: quantize(power.score.security + end), war: quantize(war), peace }
  }
  const outcome = outcomeOf(turn)
  return {
    outcome,
    world: worldScore(turn),
    powers: draft.powers.map((power) => {
      const { welfare, security: safe, influence, war } = power.score
      const total = quantize(welfare + safe + influence + war + power.score.peace)
      return { total, grade: gradeOf(turn, power, total) }
    }),
  }
}

function outcomeOf({ draft }: Turn): Outcome {
  if (!draft.climate.weaponsUsed) return 'peace'
  const struck = draft.powers.filter((power) => power.dead > 0).length
  return struck * 2 < draft.powers.length ? 'limitedWar' : 'generalWar'
}

/** Absolute grades: points a year against perYear, with the highest kept for those who never fired first (clause 9.4). */
function gradeOf({ before, ruleset }: Turn, power: PowerState, total: number): Grade {
  const perYear = total / (before.years * ruleset.scoring.perYear)
  if (power.loss > 0.5 || perYear < 0.2) return 'ruined'
  if (perYear < 0.6 || power.usedFirst) return 'survivor'
  if (perYear < 0.85) return 'steward'
  return perYear < 1 ? 'statesman' : 'peacemaker'
}

function worldScore({ draft, before }: Turn): WorldScore {
  const add = (pick: (power: PowerState) => number) => draft.powers.reduce((sum, power) => sum + pick(power), 0)
  const lesserStarved = draft.states.reduce((sum, state) => sum + state.startPopulation - state.population, 0)
  const people =
    add((power) => power.startPopulation) + draft.states.reduce((sum, state) => sum + state.startPopulation, 0)
  const dead = quantize(add((power) => power.dead))
  const starved = quantize(add((power) => power.starved) + lesserStarved)
  const harvest = quantize(harvestUnder(draft.climate.soot))
  const yearsOfPeace = before.years - draft.climate.warYears
  const alive = clamp(1 - (5 * (dead + starved)) / people, 0, 1)
  const calm = draft.climate.weaponsUsed ? (yearsOfPeace / before.years) * 0.25 : 1
  return {
    yearsOfPeace,
    dead,
    starved,
    harvest,
    points: Math.round(400 * calm + 400 * alive + 200 * harvest),
  }
}
