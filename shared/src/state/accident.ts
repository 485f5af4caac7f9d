import { clamp, quantize } from '#shared/math'
import { READINESS_LEGS } from '#shared/ruleset/forces'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { Posture } from '#shared/state/gameState'

/** What the chance of an accident in a confrontation depends on. */
export interface AccidentFacts {
  readonly rung: number
  /** Of the two sides, 0–100. */
  readonly tension: number
  /** The higher of both sides', 1–5. */
  readonly readiness: number
  /** One of them has delegated the authority to launch. */
  readonly delegated: boolean
}

/**
 * Probability, 0–1, that something goes off by itself as a window on this rung closes (clause 7.10): none on a rung the ruleset
 * gives none, more with rung, readiness and tension and where authority is delegated, none without hostile tension.
 */
export function accidentChance({ crisis }: Ruleset, { rung, tension, readiness, delegated }: AccidentFacts): number {
  const base = (crisis as Readonly<Record<string, number>>)[`riskRung${rung}`]
  if (base === undefined) return 0
  const { riskTension, riskReadiness, riskPerReadiness, riskDelegated, riskSteps, riskMost } = crisis
  const alert = riskReadiness + riskPerReadiness * (readiness - 1)
  const chance = base * alert * (tension / riskTension) * (delegated ? riskDelegated : 1)
  return quantize(clamp(Math.round(riskSteps * chance) / riskSteps, 0, riskMost))
}

/** The highest readiness, 1–5, of the legs of which some may go off by themselves. */
export const alertOf = ({ forces }: Ruleset, { readiness }: Posture): number =>
  Math.max(...READINESS_LEGS.filter((leg) => forces[leg].slips).map((leg) => readiness[leg]))

/** True when commanders may launch without an order. */
export const isDelegated = ({ authority }: Posture): boolean => authority === 'delegated'
