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
  /** Windows without a step up since the last step up. */
  readonly stands: number
  /** Probability of an accident as this window closes: if neither side climbs, and if one does. Shown to both beforehand. */
  readonly risk: number
  readonly riskAbove: number
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
