import type { ActStore } from '../lib/acts.ts'
import type { Database } from './groupedDatabase.ts'

/** The store of acts on SQLite or PostgreSQL. */
export function createActStore(database: Database): ActStore {
  const find: ActStore['find'] = async (key) => {
    const row = await database.selectFrom('acts').select(['asked', 'outcome']).where('key', '=', key).executeTakeFirst()
    return row && { asked: row.asked, outcome: row.outcome ?? undefined }
  }
  return {
    find,
    async begin(key, asked, now) {
      const act = database.insertInto('acts').values({ key, asked, outcome: null, began_at: now })
      const [begun] = await database.write([act.onConflict((conflict) => conflict.column('key').doNothing()).compile()])
      return begun?.changes === 1 ? undefined : await find(key)
    },
    async finish(key, outcome) {
      await database.write([database.updateTable('acts').set({ outcome }).where('key', '=', key).compile()])
    },
    async drop(key) {
      const dropped = database.deleteFrom('acts').where('key', '=', key).where('outcome', 'is', null)
      await database.write([dropped.compile()])
    },
    async forgetBefore(time) {
      await database.deleteFrom('acts').where('began_at', '<', time).execute()
    },
  }
}
