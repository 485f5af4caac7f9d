import type { Kysely } from 'kysely'
import type { Word } from '#shared/protocol/talk'
import type { Tables } from './tables.ts'

/** What was said, kept for whoever comes back. Each call is durable when its promise resolves. */
export interface TalkStore {
  add(match: string, word: Word): Promise<void>
  /** Everything said in a match, in order: to be sifted before anybody gets it. */
  all(match: string): Promise<readonly Word[]>
}

export function createTalkStore(database: Kysely<Tables>): TalkStore {
  return {
    async add(match, word) {
      await database
        .insertInto('words')
        .values({ match_id: match, number: word.number, word: JSON.stringify(word) })
        .execute()
    },
    async all(match) {
      const rows = await database
        .selectFrom('words')
        .select('word')
        .where('match_id', '=', match)
        .orderBy('number')
        .execute()
      return rows.map(({ word }) => JSON.parse(word) as Word)
    },
  }
}
