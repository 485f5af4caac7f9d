import { trueArsenal } from '#shared/analysis/arsenal'
import { totalWarheads } from '#shared/analysis/exchange'
import { securityOf } from '#shared/analysis/security'
import { stabilityOf } from '#shared/analysis/stability'
import type { FinishedDuel } from '#shared/experiments/duel'
import { READINESS_LEGS } from '#shared/ruleset/forces'
import type { GameState } from '#shared/state/gameState'
import { bandOf } from '#shared/view/band'

/** 1 when a nuclear weapon was used, else 0. */
export const war = ({ final }: FinishedDuel): number => (final.climate.weaponsUsed ? 1 : 0)

/** 1 when a power fired first by choice or on a false alarm, else 0; accidents do not count. */
export const struckFirst = ({ final }: FinishedDuel): number => (final.powers.some((power) => power.usedFirst) ? 1 : 0)

/** Crises of the whole match. */
export const crisisCount = ({ final }: FinishedDuel): number => final.crises.length

/** Points of a seat at the end. */
export const score = ({ final }: FinishedDuel, seat: number): number => final.ending?.powers[seat]?.total ?? 0

/** Warheads of both powers, bought and kept, at the start of the last year. */
export function warheads({ years }: FinishedDuel): number {
  const last = years.at(-1)
  return last === undefined ? 0 : last.powers.reduce((total, power) => total + totalWarheads(power.forces), 0)
}

/** Mean output of both powers at the end, as a share of what they began with. */
export function growth({ final }: FinishedDuel): number {
  return final.powers.reduce((total, power) => total + power.gdp / power.startGdp, 0) / final.powers.length
}

/** Tension of the two powers at the start of the last year, 0–100. */
export const finalTension = ({ years }: FinishedDuel): number => years.at(-1)?.tension[0]?.[1] ?? 0

/** True security of a seat in one position, 0–1. */
export function security({ ruleset }: FinishedDuel, { powers, tension: pairs }: GameState, seat: number): number {
  const arsenals = powers.map((power) => trueArsenal(ruleset, power))
  return securityOf(ruleset, arsenals, pairs)[seat] ?? 0
}

/** First-strike stability of the two powers in one position, 0–1. */
export function stabilityIndex({ ruleset }: FinishedDuel, { powers }: GameState): number {
  const [left, right] = powers.map((power) => trueArsenal(ruleset, power))
  return left && right ? stabilityOf(ruleset, left, right).index : 1
}

/** The last year's opening position. */
export const finalYear = ({ years, final }: FinishedDuel): GameState => years.at(-1) ?? final

/** Warheads both powers added to what they began with, of those that were still there in the last year. */
export const warheadsBuilt = (match: FinishedDuel): number =>
  warheads(match) - (match.years[0]?.powers.reduce((total, power) => total + totalWarheads(power.forces), 0) ?? 0)

/** The worst case one power must reckon with (90 % point of its estimate of all legs), as a multiple of the truth. */
export function worstReading({ beliefs, powers }: GameState, viewer: number, target: number): number {
  const belief = beliefs[viewer]?.[target]
  const truth = powers[target]
  if (belief === undefined || truth === undefined) return 1
  const high = READINESS_LEGS.reduce((total, leg) => total + bandOf(belief.forces[leg], WORST).high, 0)
  return high / Math.max(1, totalWarheads(truth.forces))
}

/** Standard normal deviate of the 90 % point. */
const WORST = 1.2816
