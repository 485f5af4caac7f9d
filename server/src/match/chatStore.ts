import type { ChatMessage } from '#shared/protocol/chat'

/** The stored chat of all matches. Each call is durable when its promise resolves. */
export interface ChatStore {
  add(match: string, message: ChatMessage): Promise<void>
  /** Everything said in a match, in order: unfiltered, so it must be filtered for each viewer. */
  all(match: string): Promise<readonly ChatMessage[]>
}
