import type { Kysely } from 'kysely'

/** Scenario files that people share on the server. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .createTable('shared_scenarios')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('shared_at', 'bigint', (column) => column.notNull())
    .addColumn('bytes', 'integer', (column) => column.notNull())
    .addColumn('by_whom', 'text')
    .addColumn('file', 'text', (column) => column.notNull())
    .execute()
}
