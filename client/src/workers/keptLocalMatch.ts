import type { LocalMatchSetup } from '#shared/homework/localSetup'
import type { PowerId } from '#shared/ids'
import type { StrengthId } from '#shared/ruleset/vocabulary'

/** A person at this device, and the power they lead. */
export interface LocalPerson {
  readonly power: string
  readonly name: string
  /** Look of the power, for its portrait. */
  readonly look: number
}

/** Who is to have a device that several people share: one of them, or all of them once the match is over. */
export type DeviceTurn = LocalPerson | 'all'

/** The setup of a match on this device, whoever plays it. */
export interface DeviceMatchSetup extends LocalMatchSetup {
  /** Those who share the device, in seat order; absent when one person plays. */
  readonly people?: readonly LocalPerson[]
  /** The scenario, where it does not come with the game: the content of its file. */
  readonly own?: unknown
}

/** A seat of a match that is over, to be played from one of its windows on, while the others do what they did then. */
export interface OtherChair {
  /** The match as a record's file. */
  readonly told: string
  readonly power: PowerId
  /** Place in the record of the first window that is played otherwise. */
  readonly window: number
}

/** What was given for a power in the open window. */
export interface KeptDraft {
  readonly orders: readonly unknown[]
  readonly ready: boolean
}

/** A local match as it is stored: the bots of its seats, its record so far, and what was given in the open window. */
export interface SavedLocalMatch {
  readonly bots: readonly string[]
  /** The person's seat, from 0; the first when absent. */
  readonly seat?: number
  readonly strength?: StrengthId
  /** The match it is played from; absent when it was begun afresh. */
  readonly chair?: OtherChair
  /** Those who share the device; with them who of them is to have it, and how many windows each had seen close. */
  readonly shared?: {
    readonly people: readonly LocalPerson[]
    readonly turn: DeviceTurn
    /** In the order of the people. */
    readonly seen: readonly number[]
  }
  /** By power. */
  readonly drafts?: Readonly<Record<string, KeptDraft>>
  readonly text: string
}
