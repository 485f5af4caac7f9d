import type { Kysely } from 'kysely'

/** Seats say when a program plays them; matches keep a scenario that does not come with the game. None did before. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await database.schema.alterTable('seats').addColumn('program', 'integer').execute()
  await database.schema.alterTable('matches').addColumn('own_scenario', 'text').execute()
}
