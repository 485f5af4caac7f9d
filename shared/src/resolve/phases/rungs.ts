import { clamp, quantize } from '#shared/math'
import { READINESS_LEGS } from '#shared/ruleset/forces'
import type { Confrontation } from '#shared/state/confrontation'
import { powerAt, tensionBetween } from '#shared/state/seats'
import type { Turn } from '#shared/turn/turn'

/**
 * Probability, 0–1, that something left to chance happens as a window on this rung closes (clause 7.10): none on a rung
 * the ruleset gives none, more with rung, readiness and tension, none without hostile tension. Rounded, so that the
 * number itself tells little of a hidden readiness.
 */
export function accidentRisk(turn: Turn, sides: Pick<Confrontation, 'challenger' | 'defender'>, rung: number): number {
  const { crisis } = turn.ruleset
  const base = (crisis as Readonly<Record<string, number>>)[`riskRung${rung}`]
  if (base === undefined) return 0
  const { riskTension, riskReadiness, riskPerReadiness, riskSteps, riskMost } = crisis
  const worst = Math.max(readinessOf(turn, sides.challenger), readinessOf(turn, sides.defender))
  const alert = riskReadiness + riskPerReadiness * (worst - 1)
  const hostile = tensionBetween(turn.draft, sides.challenger, sides.defender) / riskTension
  return quantize(clamp(Math.round(riskSteps * base * alert * hostile) / riskSteps, 0, riskMost))
}

/** The highest readiness of a seat’s legs, 1–5. */
export function readinessOf({ draft }: Turn, seat: number): number {
  const { readiness } = powerAt(draft, seat).posture
  return Math.max(...READINESS_LEGS.map((leg) => readiness[leg]))
}

/** What losing on a rung weighs: in proportion to stake and rung. */
export const stakeWeight = ({ ruleset }: Turn, rung: number): number =>
  quantize(ruleset.crisis.weightBase + ruleset.crisis.weightPerRung * rung)
