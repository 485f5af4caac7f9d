import type { Kysely } from 'kysely'
import type { SeatTransferStore } from '../match/seatTransferStore.ts'
import type { Tables } from './tables.ts'

/** The store of transfer codes on SQLite or PostgreSQL. */
export function createSeatTransferStore(database: Kysely<Tables>): SeatTransferStore {
  return {
    async add(code, { match, seat, person }, expiresAt) {
      await database.transaction().execute(async (transaction) => {
        const earlier = transaction.deleteFrom('seat_transfers').where('match_id', '=', match).where('seat', '=', seat)
        await earlier.where('person', '=', person).execute()
        await transaction
          .insertInto('seat_transfers')
          .values({ code, match_id: match, seat, person, expires_at: expiresAt })
          .execute()
      })
    },
    async look(code, now) {
      const row = await database
        .selectFrom('seat_transfers')
        .selectAll()
        .where('code', '=', code)
        .where('expires_at', '>=', now)
        .executeTakeFirst()
      return row && { match: row.match_id, seat: row.seat, person: row.person }
    },
    async use(code, now) {
      return await database.transaction().execute(async (transaction) => {
        await transaction.deleteFrom('seat_transfers').where('expires_at', '<', now).execute()
        const row = await transaction
          .selectFrom('seat_transfers')
          .selectAll()
          .where('code', '=', code)
          .executeTakeFirst()
        await transaction.deleteFrom('seat_transfers').where('code', '=', code).execute()
        return row && { match: row.match_id, seat: row.seat, person: row.person }
      })
    },
    async addBundle(code, codes, expiresAt) {
      const row = { code, codes: JSON.stringify(codes), expires_at: expiresAt }
      await database.insertInto('seat_bundles').values(row).execute()
    },
    async useBundle(code, now) {
      return await database.transaction().execute(async (transaction) => {
        await transaction.deleteFrom('seat_bundles').where('expires_at', '<', now).execute()
        const used = transaction.deleteFrom('seat_bundles').where('code', '=', code).returning('codes')
        const row = await used.executeTakeFirst()
        return row && JSON.parse(row.codes)
      })
    },
  }
}
