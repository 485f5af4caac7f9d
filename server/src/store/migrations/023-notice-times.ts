import { type Kysely, sql } from 'kysely'

/** When each notice was written: whoever has come since then has seen the window. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .alterTable('notices')
    .addColumn('made_at', 'bigint', (column) => column.notNull().defaultTo(sql`0`))
    .execute()
}
