import { createRng, type Rng } from '#shared/rng'
import type { Ruleset } from '#shared/ruleset/ruleset'
import { rulesetVariant } from '#shared/ruleset/rulesetVariant'
import type { Scenario } from '#shared/scenario/schema'
import { type TreatmentId, treated } from '#shared/treatments/index'

/** What a match is played by, from its first window to its last. */
export interface MatchRules {
  /** With the scenario's own numbers. */
  readonly ruleset: Ruleset
  /** Under the match's treatment. */
  readonly scenario: Scenario
  readonly years: number
  /** The root generator, all the luck there will be: secret until the match has ended. */
  readonly rng: Rng
}

/** How one match differs from others of its scenario. */
export interface MatchTerms {
  readonly years: number
  readonly seed: string
  /** The one rule that is changed (treatments/); absent for none. */
  readonly treatment?: TreatmentId | undefined
}

/**
 * The rules of one match of a scenario.
 * @throws RangeError naming a treatment, or a number of the ruleset, that does not exist
 */
export function matchRules(base: Ruleset, scenario: Scenario, { years, seed, treatment }: MatchTerms): MatchRules {
  const changed = treated(scenario, treatment)
  return { ruleset: rulesetVariant(base, changed.rules), scenario: changed, years, rng: createRng(seed) }
}
