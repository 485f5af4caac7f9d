import type { ChatMessage } from '#shared/protocol/chat'

/** What was said, kept for whoever comes back. Each call is durable when its promise resolves. */
export interface ChatStore {
  add(match: string, message: ChatMessage): Promise<void>
  /** Everything said in a match, in order: to be sifted before anybody gets it. */
  all(match: string): Promise<readonly ChatMessage[]>
}
