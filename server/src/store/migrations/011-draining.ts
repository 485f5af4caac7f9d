import type { Kysely } from 'kysely'

/** Servers know of each other which of them takes nothing new. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .alterTable('processes')
    .addColumn('draining', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
}
