import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import { type AccessProblem, accessProblem } from './accessProblem.ts'
import { backupFolder, fileTimestamp } from './backupNames.ts'
import { Database } from './groupedDatabase.ts'
import * as matches from './migrations/001-matches.ts'
import * as clock from './migrations/002-clock.ts'
import * as gatherings from './migrations/003-gatherings.ts'
import * as talk from './migrations/004-talk.ts'
import * as clocks from './migrations/005-clocks.ts'
import * as seats from './migrations/006-seats.ts'
import * as absence from './migrations/007-absence.ts'
import * as classes from './migrations/008-classes.ts'
import * as notes from './migrations/009-notes.ts'
import * as leases from './migrations/010-leases.ts'
import * as draining from './migrations/011-draining.ts'
import * as names from './migrations/012-names.ts'
import * as commitments from './migrations/013-commitments.ts'
import * as curtain from './migrations/014-curtain.ts'
import * as limits from './migrations/015-limits.ts'
import * as transcripts from './migrations/016-transcripts.ts'
import * as shares from './migrations/017-shares.ts'
import * as strength from './migrations/018-strength.ts'
import * as conduct from './migrations/019-conduct.ts'
import * as acts from './migrations/020-acts.ts'
import * as notices from './migrations/021-notices.ts'
import * as seatBundles from './migrations/022-seat-bundles.ts'
import * as noticeTimes from './migrations/023-notice-times.ts'
import * as dailyClose from './migrations/024-daily-close.ts'
import * as platforms from './migrations/025-platforms.ts'
import * as appointments from './migrations/026-appointments.ts'
import * as seatPeople from './migrations/027-seat-people.ts'
import * as homework from './migrations/028-homework.ts'
import * as makers from './migrations/030-makers.ts'
import * as hostActs from './migrations/031-host-acts.ts'
import * as sharedScenarios from './migrations/032-shared-scenarios.ts'
import { isPostgres, withoutPassword } from './postgres.ts'
import type { QueryMeter } from './queryMeter.ts'
import { copySqlite, faultMessage, migrationsOfSqlite } from './sqliteFile.ts'
import type { Tables } from './tables.ts'

export type { Database }

/** Migrations in order. A migration that has been released is never edited; a new one is added below it. */
export const MIGRATIONS = {
  '001-matches': matches,
  '002-clock': clock,
  '003-gatherings': gatherings,
  '004-talk': talk,
  '005-clocks': clocks,
  '006-seats': seats,
  '007-absence': absence,
  '008-classes': classes,
  '009-notes': notes,
  '010-leases': leases,
  '011-draining': draining,
  '012-names': names,
  '013-commitments': commitments,
  '014-curtain': curtain,
  '015-limits': limits,
  '016-transcripts': transcripts,
  '017-shares': shares,
  '018-strength': strength,
  '019-conduct': conduct,
  '020-acts': acts,
  '021-notices': notices,
  '022-seat-bundles': seatBundles,
  '023-notice-times': noticeTimes,
  '024-daily-close': dailyClose,
  '025-platforms': platforms,
  '026-appointments': appointments,
  '027-seat-people': seatPeople,
  '028-homework': homework,
  '030-makers': makers,
  '031-host-acts': hostActs,
  '032-shared-scenarios': sharedScenarios,
}

/** The last migration. */
export const LATEST_MIGRATION = Object.keys(MIGRATIONS).at(-1) ?? ''

/** Thrown when the database cannot be used; the message says which and why. */
export class UnusableDatabaseError extends Error {}

/**
 * Opens the database and brings it up to date: PostgreSQL by its address, else a SQLite file (`:memory:` keeps nothing).
 * A SQLite file that is behind is copied first. A database of a newer program stays as it is.
 * @throws UnusableDatabase
 */
export async function openDatabase(
  where: string,
  onFault: (fault: unknown) => void = () => undefined,
  meter?: QueryMeter,
) {
  if (isThere(where)) keepBefore(where, readMigrations(where))
  const database = new Database(where, onFault, meter)
  try {
    if (isPostgres(where)) refuseNewer(where, await migrationsOf(database))
    const migrator = new Migrator({ db: database, provider: { getMigrations: async () => MIGRATIONS } })
    const { error } = await migrator.migrateToLatest()
    if (error) throw error
    return database
  } catch (fault) {
    await database.destroy()
    throw fault instanceof UnusableDatabaseError ? fault : unusableDatabase(where, fault)
  }
}

/**
 * Opens a database that is there and up to date, and changes nothing in it.
 * @throws UnusableDatabase also when this program would have to change it first
 */
export async function openUnchanged(where: string) {
  if (!isPostgres(where) && !isThere(where)) throw unusableDatabase(where, new Error('there is none'))
  if (!isPostgres(where)) refuseOther(where, readMigrations(where))
  const database = new Database(where, () => undefined)
  try {
    if (isPostgres(where)) refuseOther(where, await migrationsOf(database))
    return database
  } catch (fault) {
    await database.destroy()
    throw fault instanceof UnusableDatabaseError ? fault : unusableDatabase(where, fault)
  }
}

const isThere = (where: string): boolean => !isPostgres(where) && existsSync(where) && statSync(where).size > 0

function readMigrations(file: string): readonly string[] {
  try {
    return migrationsOfSqlite(file)
  } catch (fault) {
    throw unusableDatabase(file, fault)
  }
}

async function migrationsOf(database: Kysely<Tables>): Promise<readonly string[]> {
  const tables = await database.introspection.getTables({ withInternalKyselyTables: true })
  if (!tables.some(({ name }) => name === 'kysely_migration')) return []
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(database)
  return rows.map(({ name }) => name)
}

/** Migrations that were applied to a database and that this program does not know: it is of a newer one. */
export const unknownMigrations = (applied: readonly string[]): readonly string[] =>
  applied.filter((name) => !Object.hasOwn(MIGRATIONS, name))

function refuseNewer(where: string, applied: readonly string[]): void {
  const unknown = unknownMigrations(applied)
  if (unknown.length === 0) return
  throw new UnusableDatabaseError(
    `the database ${withoutPassword(where)} was made by a newer version of this program (${unknown.join(', ')}): run that version, or restore a backup from before; nothing in it was changed`,
  )
}

function refuseOther(where: string, applied: readonly string[]): void {
  refuseNewer(where, applied)
  if (applied.length < Object.keys(MIGRATIONS).length) {
    throw new UnusableDatabaseError(
      `the database ${withoutPassword(where)} is of an older version: start the server once`,
    )
  }
}

/** Before a file is changed to what this program needs, a copy of it as it is. */
function keepBefore(file: string, applied: readonly string[]): void {
  refuseNewer(file, applied)
  const next = Object.keys(MIGRATIONS).find((name) => !applied.includes(name))
  if (next === undefined || applied.length === 0) return
  try {
    copySqlite(file, join(backupFolder(file), `before-${next}-${fileTimestamp(new Date())}.sqlite`))
  } catch (fault) {
    throw new UnusableDatabaseError(
      `the database ${file} must be upgraded, and before that ${faultMessage(fault)}; nothing was changed`,
    )
  }
}

/** Names of all tables of this program. */
export async function tableNames(): Promise<readonly string[]> {
  const database = await openDatabase(':memory:')
  const tables = await database.introspection.getTables({ withInternalKyselyTables: true })
  await database.destroy()
  return tables.map(({ name }) => name)
}

/** A fault of the database in words its owner can do something with. */
export function unusableDatabase(where: string, fault: unknown): UnusableDatabaseError {
  const said = fault instanceof Error ? fault.message || String(fault) : String(fault)
  const { why, mend } = isPostgres(where) ? { why: said, mend: 'look at DATABASE_URL' } : unusableFile(where, said)
  return new UnusableDatabaseError(`the database ${withoutPassword(where)} cannot be used (${why}): ${mend}`)
}

function unusableFile(file: string, said: string): AccessProblem {
  const another = 'set BALANCE_DATABASE to another file'
  const closed = file === ':memory:' ? undefined : accessProblem(file)
  return closed === undefined
    ? { why: said, mend: another }
    : { why: closed.why, mend: `${closed.mend}, or ${another}` }
}
