import { type Kysely, sql } from 'kysely'

/** Substitutes and guests of seats, rematches, when a match was last played, and codes that move a seat to another device. */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const column of ['substitute_name', 'substitute_hash', 'guest_hash']) {
    await database.schema.alterTable('seats').addColumn(column, 'text').execute()
  }
  await database.schema.alterTable('matches').addColumn('next', 'text').execute()
  await database.schema
    .alterTable('matches')
    .addColumn('played_at', 'bigint', (column) => column.notNull().defaultTo(0))
    .execute()
  await sql`update matches set played_at = created_at`.execute(database)
  await database.schema
    .createTable('passes')
    .addColumn('code', 'text', (column) => column.primaryKey())
    .addColumn('match_id', 'text', (column) => column.notNull())
    .addColumn('seat', 'integer', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .execute()
}
