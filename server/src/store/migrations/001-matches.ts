import type { Kysely } from 'kysely'

/** The first tables: matches, seats, windows, snapshots, drafts. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .createTable('matches')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('scenario', 'text', (column) => column.notNull())
    .addColumn('rules_version', 'integer', (column) => column.notNull())
    .addColumn('seed', 'text', (column) => column.notNull())
    .addColumn('years', 'integer', (column) => column.notNull())
    .addColumn('tempo', 'text', (column) => column.notNull())
    .addColumn('finished', 'integer', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute()
  await database.schema
    .createTable('seats')
    .addColumn('match_id', 'text', (column) => column.notNull().references('matches.id'))
    .addColumn('seat', 'integer', (column) => column.notNull())
    .addColumn('power', 'text', (column) => column.notNull())
    .addColumn('bot', 'text')
    .addColumn('name', 'text')
    .addColumn('token_hash', 'text')
    .addPrimaryKeyConstraint('seats_key', ['match_id', 'seat'])
    .execute()
  await database.schema
    .createTable('windows')
    .addColumn('match_id', 'text', (column) => column.notNull().references('matches.id'))
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('submissions', 'text', (column) => column.notNull())
    .addColumn('events', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('windows_key', ['match_id', 'number'])
    .execute()
  await database.schema
    .createTable('snapshots')
    .addColumn('match_id', 'text', (column) => column.primaryKey().references('matches.id'))
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('memories', 'text', (column) => column.notNull())
    .execute()
  await database.schema
    .createTable('drafts')
    .addColumn('match_id', 'text', (column) => column.notNull().references('matches.id'))
    .addColumn('window', 'integer', (column) => column.notNull())
    .addColumn('seat', 'integer', (column) => column.notNull())
    .addColumn('orders', 'text', (column) => column.notNull())
    .addColumn('ready', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('drafts_key', ['match_id', 'window', 'seat'])
    .execute()
}
