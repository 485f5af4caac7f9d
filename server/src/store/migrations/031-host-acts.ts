import { type Kysely, PostgresAdapter, sql } from 'kysely'

/** What the host of the server has done; a line that is there can be neither changed nor removed. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .createTable('host_acts')
    .addColumn('number', 'bigint', (column) => column.primaryKey())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('act', 'text', (column) => column.notNull())
    .addColumn('about', 'text')
    .addColumn('by_whom', 'text')
    .addColumn('failed', 'integer', (column) => column.notNull())
    .execute()
  for (const change of ['update', 'delete'] as const) await refuse(database, change)
}

async function refuse(database: Kysely<unknown>, change: 'update' | 'delete'): Promise<void> {
  const name = sql.ref(`host_acts_no_${change}`)
  // A rule goes with its table into dumps; a trigger would need a function beside it, which a restore finds there already.
  if (database.getExecutor().adapter instanceof PostgresAdapter)
    await sql`create rule ${name} as on ${sql.raw(change)} to host_acts do instead nothing`.execute(database)
  else {
    const does = sql`begin select raise(abort, 'the log of the host only grows'); end`
    await sql`create trigger ${name} before ${sql.raw(change)} on host_acts ${does}`.execute(database)
  }
}
