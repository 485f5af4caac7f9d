import type { Kysely } from 'kysely'

/** Short texts the server keeps for itself, by name: what its host announces, for one. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .createTable('notes')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('text', 'text', (column) => column.notNull())
    .execute()
}
