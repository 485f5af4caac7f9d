import type { Kysely } from 'kysely'

/** Learning platforms: what was used once, and who is to be told to have taken part. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .createTable('lti_used')
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('until', 'bigint', (column) => column.notNull())
    .execute()
  await database.schema
    .createTable('lti_scores')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('class_id', 'text', (column) => column.notNull())
    .addColumn('student', 'text', (column) => column.notNull())
    .addColumn('target', 'text')
    .addColumn('took_part_at', 'bigint')
    .addColumn('due_at', 'bigint')
    .addColumn('tries', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('lease', 'text')
    .addColumn('leased_until', 'bigint', (column) => column.notNull().defaultTo(0))
    .execute()
  await database.schema.createIndex('lti_scores_by_time').on('lti_scores').column('due_at').execute()
  await database.schema.createIndex('lti_scores_by_class').on('lti_scores').column('class_id').execute()
}
