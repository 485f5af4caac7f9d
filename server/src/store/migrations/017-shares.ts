import type { Kysely } from 'kysely'

/** What the seed of a match was drawn from, where its players added shares; null in all others. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await database.schema.alterTable('matches').addColumn('shared_luck', 'text').execute()
}
