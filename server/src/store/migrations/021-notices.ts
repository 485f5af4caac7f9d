import type { Kysely } from 'kysely'

/** Where players are told that a match waits for them, and what is still to be told. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .createTable('notice_targets')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('match_id', 'text', (column) => column.notNull())
    .addColumn('token_hash', 'text', (column) => column.notNull())
    .addColumn('way', 'text', (column) => column.notNull())
    .addColumn('address', 'text', (column) => column.notNull())
    .addColumn('target', 'text', (column) => column.notNull())
    .addColumn('code_hash', 'text')
    .addColumn('made_at', 'bigint', (column) => column.notNull())
    .addColumn('told_at', 'bigint')
    .execute()
  await database.schema.createIndex('notice_targets_by_match').on('notice_targets').column('match_id').execute()
  await database.schema
    .createTable('notices')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('target_id', 'text', (column) => column.notNull())
    .addColumn('match_id', 'text', (column) => column.notNull())
    .addColumn('window', 'integer', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('due_at', 'bigint', (column) => column.notNull())
    .addColumn('tries', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('lease', 'text')
    .addColumn('leased_until', 'bigint', (column) => column.notNull().defaultTo(0))
    .execute()
  await database.schema.createIndex('notices_by_time').on('notices').column('due_at').execute()
  await database.schema.createIndex('notices_by_match').on('notices').column('match_id').execute()
}
