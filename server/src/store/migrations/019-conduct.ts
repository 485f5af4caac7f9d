import type { Kysely } from 'kysely'

/** What players decide about those who spoil a match, and reports of them to the server's host. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await database.schema.alterTable('matches').addColumn('conduct', 'text').execute()
  await database.schema
    .createTable('reports')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('made_at', 'bigint', (column) => column.notNull())
    .addColumn('report', 'text', (column) => column.notNull())
    .execute()
}
