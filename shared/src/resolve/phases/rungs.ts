import { clamp, quantize } from '#shared/math'
import { READINESS_LEGS } from '#shared/ruleset/forces'
import type { Confrontation } from '#shared/state/confrontation'
import type { Turn } from '#shared/turn/turn'

/**
 * Probability, 0–1, that something left to chance happens as a window on this rung closes (clause 7.10): none below the
 * fifth rung, more with rung, readiness and tension, none without hostile tension. Rounded to a quarter of a percent, so that
 * the number itself tells little of anybody's hidden readiness.
 */
export function riskOn(turn: Turn, sides: Pick<Confrontation, 'challenger' | 'defender'>, rung: number): number {
  const { riskRung5, riskRung6, riskRung7, riskTension, riskPerReadiness } = turn.ruleset.crisis
  const base = [riskRung5, riskRung6, riskRung7][rung - 5]
  if (base === undefined) return 0
  const worst = Math.max(readinessOf(turn, sides.challenger), readinessOf(turn, sides.defender))
  const alert = 0.5 + riskPerReadiness * (worst - 1)
  const hostile = turn.draft.tension[sides.challenger]![sides.defender]! / riskTension
  return quantize(clamp(Math.round(400 * base * alert * hostile) / 400, 0, 0.5))
}

export function readinessOf({ draft }: Turn, seat: number): number {
  const { readiness } = draft.powers[seat]!.posture
  return Math.max(...READINESS_LEGS.map((leg) => readiness[leg]))
}

/** What losing on a rung weighs: in proportion to stake and rung. */
export const weightOf = ({ ruleset }: Turn, rung: number): number =>
  quantize(ruleset.crisis.weightBase + ruleset.crisis.weightPerRung * rung)
