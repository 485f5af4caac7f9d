import type { StateId } from '#shared/ids'
import type { Cause, CrisisMove, CrisisOutcome } from '#shared/ruleset/vocabulary'

/** Two powers face to face, on a rung of the ladder (clause 7.8). A power stands in one confrontation at a time. */
export interface Confrontation {
  readonly cause: Cause
  /** Seat that demands, and seat that is to yield. */
  readonly challenger: number
  readonly defender: number
  /** The lesser state it is about; absent when it is about a treaty or about rank. */
  readonly over?: StateId
  /** The defender had promised to cover the state before this year: its word is at stake. */
  readonly pledged: boolean
  /** 1–7. */
  readonly rung: number
  /** Windows without a step up since the last step up; after `crisis.decidedAfter` of them the ground decides. */
  readonly stands: number
  /**
   * True probability of an accident as this window closes: if neither side climbs, and if one does. What viewers are shown
   * is what each can judge (view/seeCrises.ts).
   */
  readonly risk: number
  readonly riskAbove: number
  /** Steps each side has climbed. */
  readonly climbed: readonly [challenger: number, defender: number]
  /** Spy level, 0–3, of each side on the other in the year it began; secret. */
  readonly spies: readonly [challenger: number, defender: number]
  /** Threats of each side at the other in that year; public. */
  readonly threats: readonly [challenger: boolean, defender: boolean]
  /** Seats whose terms are on the table. */
  readonly offers: readonly TermsOffer[]
  /** A mediator's terms are on the table for both. */
  readonly mediated: boolean
  /** What the challenger and the defender did in the last window. */
  readonly last?: readonly [challenger: CrisisMove, defender: CrisisMove]
}

/** Terms that one side of a confrontation has offered. */
export interface TermsOffer {
  readonly from: number
  readonly secret: boolean
}

/** A confrontation that is over. */
export interface PastCrisis extends Pick<Confrontation, 'cause' | 'challenger' | 'defender' | 'over' | 'rung'> {
  readonly year: number
  readonly outcome: CrisisOutcome
}
