import type { Kysely } from 'kysely'
import type { BegunStore } from '../match/begunStore.ts'
import type { Tables } from './tables.ts'

/** Counts of unfinished matches and waiting lobbies, read from the database. */
export function createBegunStore(database: Kysely<Tables>): BegunStore {
  const matches = database.selectFrom('matches').where('finished', '=', 0)
  const lobbies = database.selectFrom('lobbies').where('started', '=', 0)
  return {
    async countUnfinished() {
      const counts = await Promise.all(
        [matches, lobbies].map((rows) =>
          (rows as typeof matches).select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirstOrThrow(),
        ),
      )
      return counts.reduce((sum, { count }) => sum + Number(count), 0)
    },
    async unfinishedAmong(ids) {
      if (ids.length === 0) return new Set()
      const rows = await Promise.all(
        [matches, lobbies].map((rows) => (rows as typeof matches).select('id').where('id', 'in', ids).execute()),
      )
      return new Set(rows.flat().map(({ id }) => id))
    },
  }
}
