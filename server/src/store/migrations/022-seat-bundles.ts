import type { Kysely } from 'kysely'

/** Codes that lead to several codes of seats: all seats of a device. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .createTable('seat_bundles')
    .addColumn('code', 'text', (column) => column.primaryKey())
    .addColumn('codes', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .execute()
}
