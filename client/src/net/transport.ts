import type { ChatHistory, ChatMessage } from '#shared/protocol/chat'
import type { ConductFacts } from '#shared/protocol/conduct'
import type { EventHistory } from '#shared/protocol/match'
import type {
  CommandInput,
  CommandName,
  MatchFactsMessage,
  Reply,
  SeatFacts,
  ViewMessage,
} from '#shared/protocol/messages'
import type { SeatRequestFacts } from '#shared/protocol/seat'

/** Public facts of a match as a connection brings them. */
export type RoomFacts = Omit<MatchFactsMessage, 'seats' | 'requests' | 'conduct'> & {
  readonly seats: Iterable<SeatFacts>
  readonly requests: Iterable<SeatRequestFacts>
  readonly conduct: Iterable<ConductFacts>
}

/** Receives what a connection brings, whichever transport carries it. */
export interface TransportListener {
  view(message: ViewMessage): void
  chat(message: ChatMessage): void
  facts(facts: RoomFacts): void
  /** When the open window closes by itself, as `ViewMessage` tells it. */
  clock(clock: Pick<ViewMessage, 'closesIn' | 'personalTime'>): void
  /** The transport broke or was ended. @param displaced a newer tab, or another device, has the seat now */
  lost(displaced: boolean): void
}

/** One connection to a match: a socket, or plain HTTP where a network lets no socket through. */
export interface Transport {
  /** Rejects when the transport is down; what the server refuses is a reply. */
  request<Name extends CommandName>(command: Name, input: CommandInput<Name>): Promise<Reply>
  /** What happened and was said so far. */
  history(): Promise<MatchHistory>
  /** Takes the year back, in a match on this device. */
  undoYear?(): Promise<void>
  /** Finds out now whether the line is alive, after a pause of the page; one that is dead is `lost`. */
  check?(): void
  close(): void
}

/** What happened and was said before a connection was opened, as far as its viewer may know. */
export type MatchHistory = EventHistory & ChatHistory

/** Opens a transport. @throws ApiError when the match cannot be reached or the server refuses */
export type OpenTransport = (
  match: string,
  token: string | undefined,
  listener: TransportListener,
) => Promise<Transport>
