import type { Kysely } from 'kysely'

/** How strong the bots of a match play; null in those that began before this was chosen, and in classes. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await database.schema.alterTable('matches').addColumn('strength', 'text').execute()
}
