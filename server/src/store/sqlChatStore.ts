import type { ChatMessage } from '#shared/protocol/chat'
import type { ChatStore } from '../match/chatStore.ts'
import type { Database } from './groupedDatabase.ts'

/** The chat store on SQLite or PostgreSQL. */
export function createChatStore(database: Database): ChatStore {
  return {
    async add(match, message) {
      const row = { match_id: match, number: message.number, message: JSON.stringify(message) }
      await database.write([database.insertInto('chat_messages').values(row).compile()])
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
