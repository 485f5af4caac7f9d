import type { Kysely } from 'kysely'

/** Codes that move a seat lead to one of its people; those from before to the only one. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .alterTable('seat_transfers')
    .addColumn('person', 'text', (column) => column.notNull().defaultTo('1'))
    .execute()
}
