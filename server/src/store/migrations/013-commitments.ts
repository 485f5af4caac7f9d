import type { Kysely } from 'kysely'

/** What opens the commitment of a match to its seed; null in matches from before, which published none. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await database.schema.alterTable('matches').addColumn('commitment_match', 'text').execute()
  await database.schema.alterTable('matches').addColumn('commitment_salt', 'text').execute()
}
