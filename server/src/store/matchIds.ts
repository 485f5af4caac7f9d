import type { Kysely } from 'kysely'
import type { Tables } from './tables.ts'

/** Ids of all matches, oldest first. */
export async function matchIds(database: Kysely<Tables>): Promise<readonly string[]> {
  const rows = await database.selectFrom('matches').select('id').orderBy('created_at').execute()
  return rows.map(({ id }) => id)
}
