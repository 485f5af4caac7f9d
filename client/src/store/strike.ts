import type { PowerId } from '#shared/ids'
import type { LaunchPlan } from '#shared/orders/common'
import { matchSignal } from './matchSignal.ts'

/** A launch that is being planned with two keys. */
export interface StrikeAsked {
  /** Number of the window in which it was opened; it closes with that window. */
  readonly window: number
  /** Powers that may be aimed at; all rivals when absent. */
  readonly among?: readonly PowerId[]
  /** The power aimed at now. */
  readonly target: PowerId | undefined
  /** Both keys were turned: gives the order. Returns false when it is refused. */
  order(plan: LaunchPlan): boolean
}

/** The launch that is being planned; undefined while no key is out. */
export const strikeAsked = matchSignal<StrikeAsked | undefined>(undefined)
