import type { Kysely } from 'kysely'

/** The time of day at which windows of a match close. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await database.schema.alterTable('matches').addColumn('daily_close', 'text').execute()
}
