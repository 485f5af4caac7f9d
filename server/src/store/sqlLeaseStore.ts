import { type DeleteQueryBuilder, type DeleteResult, Kysely, sql } from 'kysely'
import type { LeaseStore } from '../cluster/leaseStore.ts'
import { postgresDialect } from './postgres.ts'
import type { Tables } from './tables.ts'

/** For signs of life, and for asking who plays what. */
const CONNECTIONS = 2
/** How long a sign of life may wait for a connection, in milliseconds: it must be heard before others count this one as dead. */
const PATIENCE = 2000

/** Milliseconds since 1970, by the database. */
const NOW = sql<number>`cast(extract(epoch from clock_timestamp()) * 1000 as bigint)`

/** A line of its own to the database: signs of life must not wait behind a crowd's orders. */
export function createLeaseStore(where: string, onFault: (fault: unknown) => void): LeaseStore {
  const database = new Kysely<Tables>({ dialect: postgresDialect(where, onFault, CONNECTIONS, PATIENCE) })
  return {
    async join(id, url) {
      await evict(database, (processes) => processes.where('url', '=', url))
      await database.insertInto('processes').values({ id, url, alive_at: NOW }).execute()
      return await beat(database, id)
    },
    beat: (id) => beat(database, id),
    async leave(id) {
      await database.deleteFrom('processes').where('id', '=', id).execute()
    },
    async peers(process) {
      const rows = await database
        .selectFrom('processes')
        .select(['url', 'draining'])
        .where('id', '!=', process)
        .orderBy('alive_at', 'desc')
        .execute()
      return rows.map(({ url, draining }) => ({ url, draining: draining === 1 }))
    },
    async tellDraining(id, on) {
      const draining = on ? 1 : 0
      await database.updateTable('processes').set({ draining }).where('id', '=', id).execute()
    },
    claim: (subject, process) => claim(database, subject, process),
    async urlOf(subject) {
      const row = await database
        .selectFrom('leases')
        .innerJoin('processes', 'processes.id', 'leases.process')
        .select('processes.url')
        .where('subject', '=', subject)
        .executeTakeFirst()
      return row?.url
    },
    async heldByOthers(process) {
      const rows = await database.selectFrom('leases').select('subject').where('process', '!=', process).execute()
      return rows.map(({ subject }) => subject)
    },
    evictExpired: (process, milliseconds) => evictExpired(database, process, milliseconds),
    async adoptOrphans(process) {
      const orphans = await database
        .updateTable('leases')
        .set({ process })
        .where('process', 'not in', database.selectFrom('processes').select('id'))
        .returning('subject')
        .execute()
      return orphans.map(({ subject }) => subject)
    },
    close: () => database.destroy(),
  }
}

async function beat(database: Kysely<Tables>, process: string): Promise<number> {
  const listed = await database
    .updateTable('processes')
    .set({ alive_at: NOW })
    .where('id', '=', process)
    .returning(({ selectFrom }) =>
      selectFrom('processes as each')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .as('count'),
    )
    .executeTakeFirst()
  return Number(listed?.count ?? 0)
}

async function claim(database: Kysely<Tables>, subject: string, process: string): Promise<boolean> {
  const others = database.selectFrom('processes').select('id').where('id', '!=', process)
  const claimed = await database
    .insertInto('leases')
    .values({ subject, process })
    .onConflict((conflict) =>
      conflict.column('subject').doUpdateSet({ process }).where('leases.process', 'not in', others),
    )
    .returning('process')
    .executeTakeFirst()
  return claimed !== undefined
}

const evictExpired = (database: Kysely<Tables>, process: string, milliseconds: number): Promise<void> =>
  evict(database, (processes) =>
    processes.where('id', '!=', process).where('alive_at', '<', sql<number>`${NOW} - ${milliseconds}`),
  )

type Processes = DeleteQueryBuilder<Tables, 'processes', DeleteResult>

/** Strikes some servers off the list, and moves the clocks of what they played. */
async function evict(database: Kysely<Tables>, some: (processes: Processes) => Processes): Promise<void> {
  const silent = sql<number>`${NOW} - alive_at`.as('silent')
  const dead = await some(database.deleteFrom('processes')).returning(['id', silent]).execute()
  for (const each of dead) await moveClocks(database, each.id, each.silent)
}

async function moveClocks(database: Kysely<Tables>, process: string, outage: number): Promise<void> {
  const subjects = database.selectFrom('leases').select('subject').where('process', '=', process)
  const matches = database
    .selectFrom('matches')
    .select('id')
    .where((either) => either.or([either('id', 'in', subjects), either('class_id', 'in', subjects)]))
  await database
    .updateTable('snapshots')
    .set({ closes_at: sql<number>`closes_at + ${outage}` })
    .where('closes_at', 'is not', null)
    .where('match_id', 'in', matches)
    .execute()
}
