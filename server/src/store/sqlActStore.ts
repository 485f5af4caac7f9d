import type { Kysely } from 'kysely'
import type { ActStore } from '../lib/acts.ts'
import type { Tables } from './tables.ts'

/** The store of acts on SQLite or PostgreSQL. */
export function createActStore(database: Kysely<Tables>): ActStore {
  const find: ActStore['find'] = async (key) => {
    const row = await database.selectFrom('acts').select(['asked', 'outcome']).where('key', '=', key).executeTakeFirst()
    return row && { asked: row.asked, outcome: row.outcome ?? undefined }
  }
  return {
    find,
    async begin(key, asked, now) {
      const begun = await database
        .insertInto('acts')
        .values({ key, asked, outcome: null, began_at: now })
        .onConflict((conflict) => conflict.column('key').doNothing())
        .executeTakeFirst()
      return begun.numInsertedOrUpdatedRows === 1n ? undefined : await find(key)
    },
    async finish(key, outcome) {
      await database.updateTable('acts').set({ outcome }).where('key', '=', key).execute()
    },
    async drop(key) {
      await database.deleteFrom('acts').where('key', '=', key).where('outcome', 'is', null).execute()
    },
    async forgetBefore(time) {
      await database.deleteFrom('acts').where('began_at', '<', time).execute()
    },
  }
}
