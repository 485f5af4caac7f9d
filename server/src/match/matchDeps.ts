import type { Bot } from '#shared/bots/define'
import type { BotId } from '#shared/bots/index'
import type { BotAnswers } from '#shared/match/askBots'
import type { MatchRules } from '#shared/match/matchRules'
import type { MatchSession } from '#shared/match/session'
import type { Reply } from '#shared/protocol/messages'
import { type ArgsAfter, type ProblemName, problem } from '#shared/view/phrase'
import type { Clock } from '../lib/clock.ts'
import type { RateLimiter } from '../lib/rateLimiter.ts'
import type { WordFilter } from '../lib/wordFilter.ts'
import type { AuditLog } from './auditEvent.ts'
import type { ChatStore } from './chatStore.ts'
import type { SeatSetup } from './matchSetup.ts'
import type { MatchStore } from './matchStore.ts'
import type { FindSealReason } from './seal.ts'

/** What a match is made of. */
export interface MatchDeps {
  readonly rules: MatchRules
  botOf(id: BotId): Bot
  /** Asks bots that think too long to be asked as the window closes; absent where none does. */
  readonly think?: ((session: MatchSession, seats: readonly SeatSetup[]) => Promise<BotAnswers>) | undefined
  readonly store: MatchStore
  readonly chatStore: ChatStore
  readonly clock: Clock
  /** Counts chat messages of each person. */
  readonly mayChat: RateLimiter
  /** Whether free text outside of classes holds a word that the server's host does not want; absent without a filter. */
  readonly isBarred?: WordFilter | undefined
  /** Why a match shows no secrets yet. */
  readonly sealReason: FindSealReason
  /** Resolves when a window may be worked out, or sent: matches that close at once take turns; absent where there is but one. */
  readonly turn?: (() => Promise<void>) | undefined
  /** Told of faults no player can mend. */
  onFault(fault: unknown): void
  /** Told how long it took to resolve a window, in seconds. */
  readonly onResolved?: ((seconds: number) => void) | undefined
  /** Told how long it took to write a closed window down, in seconds. */
  readonly onWritten?: ((seconds: number) => void) | undefined
  /** Where it is recorded who did what when; absent where it is not kept. */
  readonly audit?: AuditLog | undefined
  /** Told when the match has ended: others with the same luck may show everything now. */
  onEnded?(): void
  /** Told when the match may have come to rest; see `Match.rest`. */
  onRest?(): void
}

/**
 * Thrown by a match that has been stopped: it was put to sleep, or its server stops. Nothing was done; `Matches.use` asks the
 * object that plays the match now.
 */
export class MatchStoppedError extends Error {
  readonly status = 503
}

/** The reply that refuses for this reason. */
export const rejection = <Name extends ProblemName>(name: Name, ...args: ArgsAfter<`problem.${Name}`>): Reply => ({
  ok: false,
  faults: [{ problem: problem(name, ...args) }],
})
