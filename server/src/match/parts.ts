import type { SubmissionFault } from '#shared/orders/validateSubmission'
import type { Reply } from '#shared/protocol/messages'
import { problem } from '#shared/view/phrase'
import type { MatchStore } from '../store/matchStore.ts'
import type { TalkStore } from '../store/talkStore.ts'
import type { Clock } from './clock.ts'
import type { Play } from './closing.ts'
import type { SavedDraft } from './draft.ts'
import type { Deed, Journal } from './journal.ts'

/** Who acts: a seat, and one of those on it. */
export interface Actor {
  readonly seat: number
  readonly person: string
}

/** What an act makes of a seat's draft, and how it is noted; or why it cannot be. */
export type Amendment =
  | { readonly draft: SavedDraft; readonly deed: Deed }
  | { readonly faults: readonly SubmissionFault[] }

/** What a match is made of. */
export interface MatchParts {
  readonly store: MatchStore
  readonly talkStore: TalkStore
  readonly clock: Clock
  readonly play: Play
  /** Told when something went wrong that no player can mend. */
  onFault(fault: unknown): void
  /** Where it is noted who did what when; absent where nobody asks. */
  readonly journal?: Journal | undefined
  /** Told when the match may have come to rest; see `atRest`. */
  onRest?(): void
}

/** No, for this reason. */
export const refusal = (name: string): Reply => ({ ok: false, faults: [{ problem: problem(name) }] })
