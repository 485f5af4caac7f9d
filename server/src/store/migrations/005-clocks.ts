import type { Kysely } from 'kysely'

/** Who hosts a match, and all of a window's clock but its end: pauses, extensions, personal time. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .alterTable('matches')
    .addColumn('host', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
  await database.schema.alterTable('snapshots').addColumn('clock', 'text').execute()
}
