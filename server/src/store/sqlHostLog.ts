import { type Kysely, sql } from 'kysely'
import type { HostDeed } from '#shared/protocol/upkeep'
import type { Tables } from './tables.ts'

/** What is written down of an act of the host. */
export type HostLogEntry = Omit<HostDeed, 'number'>

/** What the host of a server has done: it only grows, and the database refuses to change or remove a line. */
export interface HostLog {
  /** Durable when it resolves. */
  add(entry: HostLogEntry): Promise<void>
  /** The last so many, the newest first. */
  last(most: number): Promise<readonly HostDeed[]>
}

/** Two servers may number a line at the same time: then one of them tries again. */
const TRIES = 5

/** The host's log on SQLite or PostgreSQL. */
export function createHostLog(database: Kysely<Tables>): HostLog {
  const insert = ({ at, act, about, by, failed }: HostLogEntry) =>
    database
      .insertInto('host_acts')
      .values({
        number: sql<number>`(select coalesce(max(number), 0) + 1 from host_acts)`,
        at,
        act,
        about: about ?? null,
        by_whom: by ?? null,
        failed: failed ? 1 : 0,
      })
      .execute()
  return {
    async add(entry) {
      for (let n = 1; ; n++) {
        const fault = await insert(entry).then(
          () => undefined,
          (thrown: unknown) => ({ thrown }),
        )
        if (fault === undefined) return
        if (n === TRIES) throw fault.thrown
      }
    },
    async last(most) {
      const rows = await database.selectFrom('host_acts').selectAll().orderBy('number', 'desc').limit(most).execute()
      return rows.map(({ number, at, act, about, by_whom: by, failed }) => ({
        number: Number(number),
        at: Number(at),
        act,
        ...(about === null ? {} : { about }),
        ...(by === null ? {} : { by }),
        ...(failed === 1 ? { failed: true as const } : {}),
      }))
    },
  }
}
