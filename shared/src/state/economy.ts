import { quantize } from '#shared/math'
import { FORCES, READINESS_LEGS } from '#shared/ruleset/forces'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { PowerState } from '#shared/state/gameState'

/** Budget points a year it costs to keep the present forces at the present readiness, and inspectors for so many treaties. */
export function upkeepOf(
  ruleset: Ruleset,
  { forces, posture }: Pick<PowerState, 'forces' | 'posture'>,
  inspections: number,
): number {
  const { upkeepShare, upkeepPerReadiness } = ruleset.economy
  let total = inspections * ruleset.treaties.inspectors
  for (const force of FORCES) {
    const { lot, price } = ruleset.forces[force]
    total += (forces[force] / lot) * price * upkeepShare
  }
  for (const leg of READINESS_LEGS) {
    const { lot, price, alertUpkeep } = ruleset.forces[leg]
    total += (forces[leg] / lot) * price * upkeepPerReadiness * alertUpkeep * (posture.readiness[leg] - 1)
  }
  return quantize(total)
}

/** Budget points a year brings in before upkeep. */
export function incomeOf(ruleset: Ruleset, power: Pick<PowerState, 'gdp' | 'support' | 'rallied'>): number {
  const { budgetShare, rallyBudget, weakSupport, weakSupportBudget } = ruleset.economy
  const rally = power.rallied ? 1 + rallyBudget : 1
  const weak = power.support < weakSupport ? weakSupportBudget : 1
  return quantize(power.gdp * budgetShare * rally * weak)
}
