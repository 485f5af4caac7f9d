import type { Kysely } from 'kysely'
import type { ChatMessage } from '#shared/protocol/chat'
import type { ChatStore } from '../match/chatStore.ts'
import type { Tables } from './tables.ts'

/** The chat store on SQLite or PostgreSQL. */
export function createChatStore(database: Kysely<Tables>): ChatStore {
  return {
    async add(match, message) {
      await database
        .insertInto('chat_messages')
        .values({ match_id: match, number: message.number, message: JSON.stringify(message) })
        .execute()
    },
    async all(match) {
      const rows = await database
        .selectFrom('chat_messages')
        .select('message')
        .where('match_id', '=', match)
        .orderBy('number')
        .execute()
      return rows.map(({ message }) => JSON.parse(message) as ChatMessage)
    },
  }
}
