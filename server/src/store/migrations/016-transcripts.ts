import type { Kysely } from 'kysely'

/** What is shown of ended matches when their rules are gone: one line of a file each (shared/src/transcript). */
export async function up(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .createTable('transcripts')
    .addColumn('match_id', 'text', (column) => column.primaryKey())
    .addColumn('line', 'text', (column) => column.notNull())
    .execute()
}
