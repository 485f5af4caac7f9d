import type { Kysely } from 'kysely'
import type { LoggedEntry } from '../classroom/classDeeds.ts'
import type { ClassRoom } from '../classroom/room.ts'
import type { Tables } from './tables.ts'

/** Rows in one write at most: databases bound the values of a statement. */
const MOST_ROWS = 500

/** An entry of a class's log as it is written. */
export interface EntryRow {
  readonly number: number
  readonly entry: string
  readonly hash: string
}

/** Everything about classes that must outlive the process. Each call is durable when its promise resolves. */
export interface ClassStore {
  create(room: ClassRoom, now: number): Promise<void>
  /** Adds to the log of a class, and keeps the room as it is now: both or neither. */
  write(id: string, entries: readonly EntryRow[], room: ClassRoom | undefined): Promise<void>
  load(id: string): Promise<ClassRoom | undefined>
  byCode(code: string): Promise<ClassRoom | undefined>
  all(): Promise<readonly ClassRoom[]>
  lastEntry(id: string): Promise<Pick<EntryRow, 'number' | 'hash'> | undefined>
  log(id: string): Promise<readonly LoggedEntry[]>
  /** When a class was made, or last used. */
  touchedAt(id: string): Promise<number | undefined>
  touch(id: string, now: number): Promise<void>
  /** Ids of the matches that were played in a class, also of those no round knows. */
  matchesOf(id: string): Promise<readonly string[]>
  /** Forgets a class and its log; its matches go first. */
  forget(id: string): Promise<void>
  /** Ids of classes nobody has used since then. */
  untouchedSince(time: number): Promise<readonly string[]>
}

export function createClassStore(database: Kysely<Tables>): ClassStore {
  const read = (row: { readonly room: string } | undefined): ClassRoom | undefined => row && JSON.parse(row.room)
  return {
    async create(room, now) {
      const row = { id: room.id, code: room.code, touched_at: now, room: JSON.stringify(room) }
      await database.insertInto('classes').values(row).execute()
    },
    write: (id, entries, room) => write(database, id, entries, room),
    load: async (id) =>
      read(await database.selectFrom('classes').select('room').where('id', '=', id).executeTakeFirst()),
    byCode: async (code) =>
      read(await database.selectFrom('classes').select('room').where('code', '=', code).executeTakeFirst()),
    async all() {
      const rows = await database.selectFrom('classes').select('room').execute()
      return rows.flatMap((row) => read(row) ?? [])
    },
    async lastEntry(id) {
      return await database
        .selectFrom('class_log')
        .select(['number', 'hash'])
        .where('class_id', '=', id)
        .orderBy('number', 'desc')
        .limit(1)
        .executeTakeFirst()
    },
    async log(id) {
      const rows = await database
        .selectFrom('class_log')
        .selectAll()
        .where('class_id', '=', id)
        .orderBy('number')
        .execute()
      return rows.map(({ number, entry, hash }) => ({ number, entry: JSON.parse(entry), hash }))
    },
    async touchedAt(id) {
      const row = await database.selectFrom('classes').select('touched_at').where('id', '=', id).executeTakeFirst()
      return row?.touched_at
    },
    async touch(id, now) {
      await database.updateTable('classes').set({ touched_at: now }).where('id', '=', id).execute()
    },
    async matchesOf(id) {
      const rows = await database.selectFrom('matches').select('id').where('class_id', '=', id).execute()
      return rows.map((row) => row.id)
    },
    forget: (id) => forget(database, id),
    async untouchedSince(time) {
      const rows = await database.selectFrom('classes').select('id').where('touched_at', '<', time).execute()
      return rows.map((row) => row.id)
    },
  }
}

async function write(
  database: Kysely<Tables>,
  id: string,
  entries: readonly EntryRow[],
  room: ClassRoom | undefined,
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    for (let from = 0; from < entries.length; from += MOST_ROWS) {
      const rows = entries.slice(from, from + MOST_ROWS).map((entry) => ({ class_id: id, ...entry }))
      await transaction.insertInto('class_log').values(rows).execute()
    }
    if (room === undefined) return
    await transaction
      .updateTable('classes')
      .set({ room: JSON.stringify(room) })
      .where('id', '=', id)
      .execute()
  })
}

async function forget(database: Kysely<Tables>, id: string): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await transaction.deleteFrom('class_log').where('class_id', '=', id).execute()
    await transaction.deleteFrom('leases').where('subject', '=', id).execute()
    await transaction.deleteFrom('classes').where('id', '=', id).execute()
  })
}
