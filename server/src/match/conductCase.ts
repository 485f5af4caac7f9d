import type { ConductFacts } from '#shared/protocol/conduct'
import type { ConductMeasure, ConductReason } from '#shared/protocol/conductRules'

/** A measure that players wish against a seat. */
export interface ConductCase {
  readonly seat: number
  readonly measure: ConductMeasure
  /** In which it was first wished, or from which on it holds. */
  readonly year: number
  readonly state: ConductFacts['state']
  /** Seats that wish it now, and why. Once it is over, those that wished it last. */
  readonly by: readonly { readonly seat: number; readonly reason: ConductReason }[]
}
