import type { Kysely } from 'kysely'
import type { TranscriptStore } from '../match/transcriptStore.ts'
import type { Tables } from './tables.ts'

/** The store of transcripts on SQLite or PostgreSQL. */
export const createTranscriptStore = (database: Kysely<Tables>): TranscriptStore => ({
  async save(match, line) {
    const added = database.insertInto('transcripts').values({ match_id: match, line })
    await added.onConflict((conflict) => conflict.column('match_id').doNothing()).execute()
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
