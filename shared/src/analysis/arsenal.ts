import { type Arsenal, totalWarheads, type Warheads } from '#shared/analysis/exchange'
import { HOSTED_LEGS, type LaunchAuthority, mapReadinessLegs, NO_WARHEADS, REPORTED_LEGS } from '#shared/ruleset/forces'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { PowerState } from '#shared/state/gameState'
import type { Band, Estimate, OwnPower, SeenPower } from '#shared/view/observation'

/** Probability that the order to answer gets out after forces and command were attacked (hurdle 3). */
export function commandChance(ruleset: Ruleset, authority: LaunchAuthority): number {
  const { commandDelegated, commandStruck, command } = ruleset.exchange
  if (authority === 'delegated') return commandDelegated
  return authority === 'onWarning' ? command : commandStruck
}

/**
 * The arsenal a power really has. Its people are counted as they were at the start: were it by the living, killing a
 * rival's people would make one's own threat to them weigh more, and deaths inflicted must never pay.
 */
export function trueArsenal(ruleset: Ruleset, power: PowerState): Arsenal {
  const { forces, technology, posture, startPopulation } = power
  return {
    warheads: forces,
    interceptors: forces.interceptors,
    shelters: forces.shelters,
    ...technology,
    readiness: posture.readiness,
    command: commandChance(ruleset, posture.authority),
    population: startPopulation,
  }
}

/** The arsenal a player has, as the player's own analyst counts it. */
export function ownArsenal(ruleset: Ruleset, own: OwnPower, population: number): Arsenal {
  return {
    warheads: own.forces,
    interceptors: own.forces.interceptors,
    shelters: own.forces.shelters,
    ...own.technology,
    readiness: own.posture.readiness,
    command: commandChance(ruleset, own.posture.authority),
    population,
  }
}

/** Which quantile of an estimate to plan by. High is the worst case for the power that faces the arsenal. */
export const READINGS = ['low', 'median', 'high'] as const
/** Which quantile of an estimate is used: low, middle or high. */
export type Reading = (typeof READINGS)[number]

/** The number of the estimates chapter that says which quantile of a technology a reading takes. */
const QUANTILE = { low: 'readingLow', median: 'readingMedian', high: 'readingHigh' } as const

/** The level below which a belief puts this share of its odds. */
export function quantileLevel(odds: readonly number[], quantile: number): number {
  let below = 0
  for (const [level, weight] of odds.entries()) {
    below += weight
    if (below >= quantile) return level
  }
  return Math.max(0, odds.length - 1)
}

/** Warheads a rival is believed to have by leg: as reported, or as counted at known bases. */
function believedWarheads(estimate: Omit<Estimate, 'seeker'>, reading: Reading): Warheads {
  const warheads = { ...NO_WARHEADS }
  for (const leg of REPORTED_LEGS) warheads[leg] = estimate.forces[leg][reading]
  for (const leg of HOSTED_LEGS) warheads[leg] = estimate[leg]
  return warheads
}

/** The arsenal a rival is believed to have, read low, middling or high. */
export function estimatedArsenal(
  ruleset: Ruleset,
  power: Pick<SeenPower, 'shelters' | 'population'>,
  estimate: Omit<Estimate, 'seeker'>,
  reading: Reading,
): Arsenal {
  const { estimates } = ruleset
  const quantile = estimates[QUANTILE[reading]]
  return {
    warheads: believedWarheads(estimate, reading),
    shelters: power.shelters,
    interceptors: estimate.forces.interceptors[reading],
    accuracy: quantileLevel(estimate.technology.accuracy, quantile),
    detection: quantileLevel(estimate.technology.detection, quantile),
    hardness: estimates.hardness,
    quieting: estimates.quieting,
    readiness: mapReadinessLegs(() => estimate.readiness),
    command: ruleset.exchange.command,
    population: power.population,
  }
}

/** Warheads a rival is believed to have in all, as a band (sums of the legs' points: a cautious width). */
export function totalWarheadBand(estimate: Estimate): Band {
  const at = (reading: Reading) => totalWarheads(believedWarheads(estimate, reading))
  return { low: at('low'), median: at('median'), high: at('high') }
}
