import type { Kysely } from 'kysely'

/** What students have handed in for tasks of their class. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .createTable('homework')
    .addColumn('class_id', 'text', (column) => column.notNull())
    .addColumn('student', 'text', (column) => column.notNull())
    .addColumn('task', 'text', (column) => column.notNull())
    .addColumn('part', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('homework_parts', ['class_id', 'student', 'task', 'part'])
    .execute()
}
