import { Kysely, sql } from 'kysely'
import type { Neighbour } from '../scale/neighbours.ts'
import { postgresDialect } from './postgres.ts'
import type { Tables } from './tables.ts'

/** For signs of life, and for asking who plays what. */
const CONNECTIONS = 2

/**
 * Which of several servers on one PostgreSQL lives, and what each plays. Times are the database's own: servers' clocks need
 * not agree.
 */
export interface LeaseStore {
  /** Lists a server among the living. */
  join(process: string, url: string): Promise<void>
  /** Says that a server lives; false when it is listed no more. */
  beat(process: string): Promise<boolean>
  leave(process: string): Promise<void>
  /** The other servers that are listed, last seen first. */
  neighbours(process: string): Promise<readonly Neighbour[]>
  tellDraining(process: string, on: boolean): Promise<void>
  /** Gives a subject to a server unless another that is listed has it; false when it has. */
  claim(subject: string, process: string): Promise<boolean>
  /** Where the server is reached that has a subject; undefined when none that is listed has. */
  urlOf(subject: string): Promise<string | undefined>
  /** Subjects that other servers than this have. */
  heldByOthers(process: string): Promise<readonly string[]>
  /**
   * Strikes servers off the list that gave no sign for so many milliseconds, and moves the clocks of what they played past
   * the time in which nobody did.
   */
  buryDead(process: string, milliseconds: number): Promise<void>
  /** Gives a server everything that nobody listed has; resolves with what that is. */
  adoptOrphans(process: string): Promise<readonly string[]>
  close(): Promise<void>
}

/** Milliseconds since 1970, by the database. */
const NOW = sql<number>`cast(extract(epoch from clock_timestamp()) * 1000 as bigint)`

/** A line of its own to the database: signs of life must not wait behind a crowd's orders. */
export function createLeaseStore(where: string, onFault: (fault: unknown) => void): LeaseStore {
  const database = new Kysely<Tables>({ dialect: postgresDialect(where, onFault, CONNECTIONS) })
  return {
    async join(id, url) {
      await database.insertInto('processes').values({ id, url, alive_at: NOW }).execute()
    },
    async beat(id) {
      const listed = database.updateTable('processes').set({ alive_at: NOW }).where('id', '=', id).returning('id')
      return (await listed.executeTakeFirst()) !== undefined
    },
    async leave(id) {
      await database.deleteFrom('processes').where('id', '=', id).execute()
    },
    async neighbours(process) {
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
    buryDead: (process, milliseconds) => buryDead(database, process, milliseconds),
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

async function buryDead(database: Kysely<Tables>, process: string, milliseconds: number): Promise<void> {
  const dead = await database
    .deleteFrom('processes')
    .where('id', '!=', process)
    .where('alive_at', '<', sql<number>`${NOW} - ${milliseconds}`)
    .returning(['id', sql<number>`${NOW} - alive_at`.as('silent')])
    .execute()
  for (const { id, silent } of dead) await moveClocks(database, id, silent)
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
