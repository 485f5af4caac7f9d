import { type Kysely, sql } from 'kysely'

/** When each table began to wait for its match: those whose people meet later wait longer than others. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .alterTable('lobbies')
    .addColumn('waits_since', 'bigint', (column) => column.notNull().defaultTo(sql`0`))
    .execute()
  await sql`update lobbies set waits_since = created_at`.execute(database)
}
