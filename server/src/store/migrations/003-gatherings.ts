import type { Kysely } from 'kysely'

/** Tables at which people gather before a match begins; the match takes the table's id. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .createTable('gatherings')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('code', 'text', (column) => column.notNull().unique())
    .addColumn('open', 'integer', (column) => column.notNull())
    .addColumn('started', 'integer', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('gathering', 'text', (column) => column.notNull())
    .execute()
}
