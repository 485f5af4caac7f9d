import { type Kysely, sql } from 'kysely'
import type { TranscriptStore } from '../match/transcriptStore.ts'
import type { Tables } from './tables.ts'

/** The store of transcripts on SQLite or PostgreSQL. */
export const createTranscriptStore = (database: Kysely<Tables>): TranscriptStore => ({
  async save(match, line) {
    // Of a match that was forgotten meanwhile nothing is kept.
    const there = database.selectFrom('matches').select(['id', sql<string>`cast(${line} as text)`.as('line')])
    const added = database.insertInto('transcripts').columns(['match_id', 'line'])
    await added
      .expression(there.where('id', '=', match))
      .onConflict((conflict) => conflict.column('match_id').doNothing())
      .execute()
  },
  async find(match) {
    const found = database.selectFrom('transcripts').select('line').where('match_id', '=', match)
    return (await found.executeTakeFirst())?.line
  },
  async missing(rulesVersion) {
    const rows = await database
      .selectFrom('matches')
      .leftJoin('transcripts', 'transcripts.match_id', 'matches.id')
      .select('matches.id')
      .where('finished', '=', 1)
      .where('rules_version', '=', rulesVersion)
      .where('transcripts.match_id', 'is', null)
      .execute()
    return rows.map(({ id }) => id)
  },
})
