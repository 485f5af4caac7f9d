import type { Kysely } from 'kysely'

/** What people said, and what a match allows them to. Matches from before have no talk. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .alterTable('matches')
    .addColumn('talk', 'text', (column) => column.notNull().defaultTo('off'))
    .execute()
  await database.schema
    .createTable('words')
    .addColumn('match_id', 'text', (column) => column.notNull().references('matches.id'))
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('word', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('words_key', ['match_id', 'number'])
    .execute()
}
