import type { Kysely } from 'kysely'

/** Windows in a row that each seat has let pass: who is away stays away through a restart. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await database.schema.alterTable('snapshots').addColumn('missed', 'text').execute()
}
