import type { SubmissionFault } from '#shared/orders/validateSubmission'
import type { Reply } from '#shared/protocol/messages'
import { problem } from '#shared/view/phrase'
import type { Clock } from '../lib/clock.ts'
import type { RateLimiter } from '../lib/rateLimiter.ts'
import type { AuditDetail, AuditLog } from './auditEvent.ts'
import type { ChatStore } from './chatStore.ts'
import type { Play } from './closing.ts'
import type { SeatDraft } from './draft.ts'
import type { MatchStore } from './matchStore.ts'

/** Who acts: a seat, and one of those on it. */
export interface SeatActor {
  readonly seat: number
  readonly person: string
}

/** What an act makes of a seat's draft, and how it is noted; or why it cannot be. */
export type DraftChange =
  | { readonly draft: SeatDraft; readonly audit: AuditDetail }
  | { readonly faults: readonly SubmissionFault[] }

/** What a match is made of. */
export interface MatchDeps {
  readonly store: MatchStore
  readonly chatStore: ChatStore
  readonly clock: Clock
  /** Counts chat messages of each person. */
  readonly mayChat: RateLimiter
  readonly play: Play
  /** Told when something went wrong that no player can mend. */
  onFault(fault: unknown): void
  /** Where it is noted who did what when; absent where nobody asks. */
  readonly audit?: AuditLog | undefined
  /** Told when the match may have come to rest; see `atRest`. */
  onRest?(): void
}

/** No, for this reason. */
export const rejection = (name: string): Reply => ({ ok: false, faults: [{ problem: problem(name) }] })
