import type { GameEvent } from '#shared/events/index'
import type { MatchRecord, WindowRecord } from '#shared/match/matchRecord'
import type { SeatDraft } from '#shared/match/seatDraft'
import type { ChatRule } from '#shared/protocol/chatRules'
import type { GameState } from '#shared/state/gameState'
import type { ConductCase } from './conductCase.ts'
import type { MatchSetup, SeatRequest, SeatSetup } from './matchSetup.ts'
import type { WindowClock } from './windowClock.ts'

/** A match as it stands in the store. */
export interface StoredMatch {
  readonly setup: MatchSetup
  readonly state: GameState
  /** What each bot remembers, by seat. */
  readonly memories: readonly unknown[]
  readonly drafts: readonly SeatDraft[]
  readonly clock: WindowClock
  /** Windows in a row that each seat has let close without input, by seat. */
  readonly missed?: readonly number[]
  /** It was closed before its end, and is played by no version again: its record is open. */
  readonly closed?: true
}

/** One change of a match, to be written down. */
export type MatchWrite =
  | { readonly kind: 'draft'; readonly match: string; readonly window: number; readonly draft: SeatDraft }
  | { readonly kind: 'clock'; readonly match: string; readonly clock: WindowClock }
  | AttendanceWrite
  | { readonly kind: 'seat'; readonly match: string; readonly seat: number; readonly setup: SeatSetup }
  | { readonly kind: 'requests'; readonly match: string; readonly requests: readonly SeatRequest[] }
  | { readonly kind: 'conduct'; readonly match: string; readonly conduct: readonly ConductCase[] }
  /** The lobby at which the same people gather again. */
  | { readonly kind: 'next'; readonly match: string; readonly lobby: string }
  /** What its people may say from now on. */
  | { readonly kind: 'talk'; readonly match: string; readonly rule: ChatRule }
  | WindowWrite

/** Whom the open window waits for, and its clock, which stands still while it waits for no one who could come. */
export interface AttendanceWrite {
  readonly kind: 'attendance'
  readonly match: string
  /** Windows in a row that each seat has let close without input, by seat. */
  readonly missed: readonly number[]
  readonly clock: WindowClock
}

/** A window that has closed. */
export interface WindowWrite {
  readonly kind: 'window'
  readonly match: string
  readonly record: WindowRecord
  /** The position after it, and what each bot remembers, by seat. */
  readonly state: GameState
  readonly memories: readonly unknown[]
  /** Of the window that opens now. */
  readonly clock: WindowClock
  /** Milliseconds since 1970. */
  readonly now: number
  /** Windows in a row that each seat has let close without input, by seat. */
  readonly missed?: readonly number[]
}

/** A match that was played elsewhere, to its end. */
export interface PlayedMatch {
  readonly windows: readonly WindowRecord[]
  /** After the last of them. */
  readonly state: GameState
}

/** Events of the whole match so far, with the window each belongs to. */
export interface StoredEvents {
  readonly number: number
  readonly events: readonly GameEvent[]
}

/** A match without its position. */
export interface MatchSummary {
  readonly id: string
  readonly seed: string
  readonly rulesVersion: number
  readonly classId?: string
  /** Whether it is not played any longer. */
  readonly isOver: boolean
}

/** Everything the match core writes down and reads back. Each call is durable when its promise resolves. */
export interface MatchStore {
  create(setup: MatchSetup, state: GameState, now: number, clock: WindowClock): Promise<void>
  /** Keeps a match that was played elsewhere, whole: all of it or nothing. */
  importMatch(setup: MatchSetup, played: PlayedMatch, now: number): Promise<void>
  /** Ids of imported matches beside the newest so many, oldest first. */
  importedBeyond(newest: number): Promise<readonly string[]>
  /** @throws UnknownContentError when it names a bot or a treatment that this version does not have */
  load(match: string): Promise<StoredMatch | undefined>
  /** Ids of matches that have not ended. */
  unfinished(): Promise<readonly string[]>
  /** Ids of those of these tables and classes that have not ended. */
  unfinishedOf(subjects: readonly string[]): Promise<readonly string[]>
  /**
   * Writes changes down: all of them or none, durable when it resolves. The same window written again changes nothing.
   * @throws Error when a window is written that was closed otherwise before
   */
  commit(writes: readonly MatchWrite[]): Promise<void>
  /** Events by window, from that window on, or all. */
  events(match: string, from?: number): Promise<readonly StoredEvents[]>
  /**
   * What the bots of a match are does not matter: their orders are in its record.
   * @throws UnknownContentError when it names a treatment that this version does not have
   */
  record(match: string): Promise<MatchRecord | undefined>
  /** What is known of a match without its position, whatever rules and bots it is of. */
  summary(match: string): Promise<MatchSummary | undefined>
  /** Closes a match that cannot be played on as it stands: it is not played any longer, by this version or any other. */
  abandon(match: string): Promise<void>
  /** Whether a match with this seed is still played: its seed would tell a player the outcome of every chance. */
  isInPlay(seed: string): Promise<boolean>
  /** Forgets these matches, with everything about them. */
  forget(matches: readonly string[]): Promise<void>
  /** Forgets matches of no class in which no window has closed since then, with everything about them; returns how many. */
  forgetBefore(time: number, except?: readonly string[]): Promise<number>
  /** Resolves when the database answers. */
  ping(): Promise<void>
}
