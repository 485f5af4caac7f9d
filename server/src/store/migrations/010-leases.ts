import type { Kysely } from 'kysely'

/** Servers that live side by side on one database, and which of them plays what. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .createTable('processes')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('url', 'text', (column) => column.notNull())
    .addColumn('alive_at', 'bigint', (column) => column.notNull())
    .execute()
  await database.schema
    .createTable('leases')
    .addColumn('subject', 'text', (column) => column.primaryKey())
    .addColumn('process', 'text', (column) => column.notNull())
    .execute()
}
