import { type Kysely, sql } from 'kysely'
import type { Tables } from './tables.ts'

/** Milliseconds between two signs of life: players may gain so much by a crash, and never lose any. */
export const PULSE_MILLISECONDS = 5000

/** The server's signs of life in the store. Times are milliseconds since 1970. */
export interface Pulse {
  /**
   * Moves every open window's end by as long as no server was alive; back, when the machine's clock was set back meanwhile:
   * what a window had left, it has. Called once, before matches are loaded.
   */
  resume(now: number): Promise<void>
  beat(now: number): Promise<void>
}

const ONLY_ROW = 1

/** The signs of life on this database. */
export function createPulse(database: Kysely<Tables>): Pulse {
  return {
    async resume(now) {
      await database.transaction().execute(async (transaction) => {
        const last = await transaction.selectFrom('pulse').select('alive_at').executeTakeFirst()
        const outage = last === undefined ? 0 : now - last.alive_at
        await transaction
          .updateTable('snapshots')
          .set({ closes_at: sql<number>`closes_at + ${outage}` })
          .where('closes_at', 'is not', null)
          .execute()
        await beat(transaction, now)
      })
    },
    beat: (now) => beat(database, now),
  }
}

async function beat(database: Kysely<Tables>, now: number): Promise<void> {
  await database
    .insertInto('pulse')
    .values({ id: ONLY_ROW, alive_at: now })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ alive_at: now }))
    .execute()
}
