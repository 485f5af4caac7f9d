import type { StateId } from '#shared/ids'
import type { Cause } from '#shared/ruleset/vocabulary'

/** Something that may bring two powers face to face. */
export interface Trigger {
  readonly cause: Cause
  readonly challenger: number
  readonly defender: number
  readonly over?: StateId
}
