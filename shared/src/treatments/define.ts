import type { Scenario } from '#shared/scenario/schema'

/**
 * One rule of a scenario changed, so that two matches can be played that differ in nothing else (clause 10.1). Pure, and
 * applied twice it does what it does once; it leaves the seatings alone, so that equal seeds deal equal interests.
 */
export interface Treatment<Id extends string = string> {
  /** As records, files and exports name it; also the text keys `treatment.<id>.name` and `.about`. */
  readonly id: Id
  apply(scenario: Scenario): Scenario
}

/** Declares a treatment. */
export const defineTreatment = <const Id extends string>(treatment: Treatment<Id>): Treatment<Id> => treatment
