import type { SeenEvent } from '#shared/events/index'
import type { MatchFactsMessage, Reply, SeatFacts, ViewMessage } from '#shared/protocol/messages'
import type { Word } from '#shared/protocol/talk'
import type { TalkRule } from '#shared/protocol/talkWords'

/** Public facts of a match as they come over the line. */
export type RoomFacts = Omit<MatchFactsMessage, 'seats'> & { readonly seats: Iterable<SeatFacts> }

/** What a line hears, however it is carried. */
export interface Ears {
  view(message: ViewMessage): void
  word(word: Word): void
  facts(facts: RoomFacts): void
  /** Milliseconds until the open window closes by itself; undefined when it does not. */
  clock(closesIn: number | undefined): void
  /** The carrier broke or was ended; `takenByNewerTab` when another tab has the seat now. */
  lost(takenByNewerTab: boolean): void
}

/** Requests a seat's holder may make (server/src/match/acts.ts). */
export type ActName = 'draft' | 'ready' | 'approve' | 'say' | 'clock'

/** One connection to a match: a socket, or plain HTTP where a network lets no socket through. */
export interface Carrier {
  request(act: ActName, payload: object): Promise<Reply>
  /** The story so far, for somebody who comes back. */
  past(): Promise<Past>
  /** Takes the year back, where nobody else plays. */
  undoYear?(): Promise<void>
  close(): void
}

/** What happened in a window, as far as a viewer may know. */
export interface WindowEvents {
  readonly number: number
  readonly events: readonly SeenEvent[]
}

/** What happened and was said before a line was opened, as far as its viewer may know. */
export interface Past {
  readonly windows: readonly WindowEvents[]
  readonly rule: TalkRule
  readonly words: readonly Word[]
}

/** Opens a carrier. @throws when the match cannot be reached or refuses */
export type OpenCarrier = (match: string, token: string | undefined, ears: Ears) => Promise<Carrier>
