import type { Kysely } from 'kysely'

/** What callers have done, by a hash of its mark: an attempt again is answered with what came of the first. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .createTable('acts')
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('asked', 'text', (column) => column.notNull())
    .addColumn('outcome', 'text')
    .addColumn('began_at', 'bigint', (column) => column.notNull())
    .execute()
  await database.schema.createIndex('acts_by_time').on('acts').column('began_at').execute()
}
