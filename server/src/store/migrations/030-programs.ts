import type { Kysely } from 'kysely'

/** Seats say when a program plays them; none did before. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await database.schema.alterTable('seats').addColumn('program', 'integer').execute()
}
