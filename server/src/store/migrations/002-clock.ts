import type { Kysely } from 'kysely'

/** When each open window closes, and when the server was last alive: what makes a restart a pause. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await database.schema.alterTable('snapshots').addColumn('closes_at', 'bigint').execute()
  await database.schema
    .createTable('pulse')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('alive_at', 'bigint', (column) => column.notNull())
    .execute()
}
