import { type Kysely, sql } from 'kysely'
import type { Tables } from './tables.ts'

/** Size of a PostgreSQL database, in bytes; undefined when it does not say. */
export async function postgresBytes(database: Kysely<Tables>): Promise<number | undefined> {
  const asked = sql<{ bytes: string }>`select pg_database_size(current_database()) as bytes`.execute(database)
  const found = await asked.catch(() => undefined)
  const bytes = Number(found?.rows[0]?.bytes)
  return Number.isFinite(bytes) ? bytes : undefined
}
