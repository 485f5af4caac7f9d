import type { Kysely } from 'kysely'
import type { UseOnce } from '../lib/useOnce.ts'
import type { Tables } from './tables.ts'

/** What counts once, on any of several servers and over their restarts, on SQLite or PostgreSQL. */
export const createUseOnce =
  (database: Kysely<Tables>): UseOnce =>
  async (key, now, until) => {
    await database.deleteFrom('lti_used').where('until', '<', now).execute()
    const used = database.insertInto('lti_used').values({ key, until })
    const rows = await used
      .onConflict((conflict) => conflict.column('key').doNothing())
      .returning('key')
      .execute()
    return rows.length > 0
  }
