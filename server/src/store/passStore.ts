import type { Kysely } from 'kysely'
import type { Tables } from './tables.ts'

/** What a code that moves a seat leads to. */
export interface Pass {
  readonly match: string
  readonly seat: number
}

/** Codes that move a seat to another device, once. Times in milliseconds since 1970. */
export interface PassStore {
  /** One code a seat: an earlier one is forgotten. */
  add(code: string, pass: Pass, expiresAt: number): Promise<void>
  /** What the code leads to, if its time is not over. */
  look(code: string, now: number): Promise<Pass | undefined>
  /** What the code leads to; it leads nowhere afterwards, nor after its time. */
  use(code: string, now: number): Promise<Pass | undefined>
}

export function createPassStore(database: Kysely<Tables>): PassStore {
  return {
    async add(code, { match, seat }, expiresAt) {
      await database.transaction().execute(async (transaction) => {
        await transaction.deleteFrom('passes').where('match_id', '=', match).where('seat', '=', seat).execute()
        await transaction.insertInto('passes').values({ code, match_id: match, seat, expires_at: expiresAt }).execute()
      })
    },
    async look(code, now) {
      const row = await database
        .selectFrom('passes')
        .selectAll()
        .where('code', '=', code)
        .where('expires_at', '>=', now)
        .executeTakeFirst()
      return row && { match: row.match_id, seat: row.seat }
    },
    async use(code, now) {
      return await database.transaction().execute(async (transaction) => {
        await transaction.deleteFrom('passes').where('expires_at', '<', now).execute()
        const row = await transaction.selectFrom('passes').selectAll().where('code', '=', code).executeTakeFirst()
        await transaction.deleteFrom('passes').where('code', '=', code).execute()
        return row && { match: row.match_id, seat: row.seat }
      })
    },
  }
}
