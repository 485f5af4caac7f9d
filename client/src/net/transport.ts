import type { SeenEvent } from '#shared/events/index'
import type { ChatMessage } from '#shared/protocol/chat'
import type { ChatRule } from '#shared/protocol/chatRules'
import type { MatchFactsMessage, Reply, SeatFacts, ViewMessage } from '#shared/protocol/messages'

/** Public facts of a match as they come over the line. */
export type RoomFacts = Omit<MatchFactsMessage, 'seats'> & { readonly seats: Iterable<SeatFacts> }

/** What a line hears, however it is carried. */
export interface TransportListener {
  view(message: ViewMessage): void
  chat(word: ChatMessage): void
  facts(facts: RoomFacts): void
  /** Milliseconds until the open window closes by itself; undefined when it does not. */
  clock(closesIn: number | undefined): void
  /** The transport broke or was ended; `takenByNewerTab` when another tab has the seat now. */
  lost(takenByNewerTab: boolean): void
}

/** Requests a seat's holder may make (server/src/match/acts.ts). */
export type CommandKind = 'draft' | 'ready' | 'approve' | 'say' | 'clock'

/** One connection to a match: a socket, or plain HTTP where a network lets no socket through. */
export interface Transport {
  request(act: CommandKind, payload: object): Promise<Reply>
  /** The story so far, for somebody who comes back. */
  history(): Promise<MatchHistory>
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
export interface MatchHistory {
  readonly windows: readonly WindowEvents[]
  readonly rule: ChatRule
  readonly chat: readonly ChatMessage[]
}

/** Opens a transport. @throws when the match cannot be reached or refuses */
export type OpenTransport = (
  match: string,
  token: string | undefined,
  listener: TransportListener,
) => Promise<Transport>
