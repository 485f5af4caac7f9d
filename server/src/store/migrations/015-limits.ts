import type { Kysely } from 'kysely'

/** Which matches came from files: the oldest of them make room for new ones. Those from before count as played here. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .alterTable('matches')
    .addColumn('imported', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
}
