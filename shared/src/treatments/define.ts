import type { Scenario } from '#shared/scenario/schema'

/**
 * One rule changed, so that two matches can be played that differ in nothing else (clause 10.1). Pure, and the same
 * applied twice as once; it must leave the seatings alone, so that the same seeds deal the same luck.
 */
export interface Treatment {
  readonly name: string
  apply(scenario: Scenario): Scenario
}

export function defineTreatment(treatment: Treatment): Treatment {
  return treatment
}
