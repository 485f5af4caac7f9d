import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** What a database holds, counted. */
export interface DatabaseContents {
  readonly matches: number
  /** Of the matches, those that have not ended. */
  readonly unfinished: number
  readonly classes: number
  /** Names of the migrations it was made with, in order. */
  readonly migrations: readonly string[]
}

/** Thrown when a copy of a database is not what it must be: the message says which file and why. */
export class InvalidBackupError extends Error {}

/** Files that SQLite keeps beside a database. */
export const SQLITE_SIDE_FILES = ['-wal', '-shm'] as const

/** Names of the migrations a SQLite file was made with, none when it is new. The file stays as it is. */
export function migrationsOfSqlite(file: string): readonly string[] {
  return reading(file, migrationsIn)
}

/**
 * Looks through a whole SQLite file, every page of it. The file stays as it is.
 * @throws Error when it is no sound database
 */
export function checkSqlite(file: string): DatabaseContents {
  return reading(file, (sqlite) => {
    const found = sqlite
      .prepare('PRAGMA integrity_check(3)')
      .all()
      .map((row) => String(Object.values(row)[0]))
    if (found.join() !== 'ok') throw new Error(`it is damaged: ${found.join('; ')}`)
    const tables = tablesIn(sqlite)
    const count = (table: string, where = 'true') => {
      if (!tables.includes(table)) return 0
      return Number(sqlite.prepare(`SELECT count(*) AS n FROM ${table} WHERE ${where}`).get()?.n)
    }
    const unfinished = count('matches', 'finished = 0')
    return { matches: count('matches'), unfinished, classes: count('classes'), migrations: migrationsIn(sqlite) }
  })
}

/**
 * Copies a SQLite file while others may write to it: the copy is one moment of it, and is there whole, looked through and
 * on the disk, or not at all.
 * @throws BadCopy
 */
export function copySqlite(from: string, to: string): DatabaseContents {
  const part = `${to}.part`
  try {
    mkdirSync(dirname(to), { recursive: true })
    if (existsSync(to)) throw new Error('there is such a file already')
    rmSync(part, { force: true })
    reading(from, (sqlite) => sqlite.prepare('VACUUM INTO ?').run(part))
    const contents = checkSqlite(part)
    flushFile(part)
    renameSync(part, to)
    flushFolder(to)
    return contents
  } catch (fault) {
    deletePartialFile(part)
    throw new InvalidBackupError(`no copy could be made at ${to}: ${faultMessage(fault)}`)
  }
}

/** When a server on this database last gave a sign of life, in milliseconds since 1970. */
export function lastSignOfLife(file: string): number | undefined {
  return reading(file, (sqlite) => {
    if (!tablesIn(sqlite).includes('pulse')) return undefined
    const alive = sqlite.prepare('SELECT max(alive_at) AS at FROM pulse').get()?.at
    return alive === null || alive === undefined ? undefined : Number(alive)
  })
}

/** A fault of files and databases without its stack. */
export const faultMessage = (fault: unknown): string => (fault instanceof Error ? fault.message : String(fault))

/** Removes what is half written, where it can be. */
export function deletePartialFile(file: string): void {
  try {
    rmSync(file, { force: true })
  } catch {
    // Why it could not be written matters more, and is said.
  }
}

/** Waits until a file is on the disk. */
export function flushFile(file: string): void {
  const open = openSync(file, 'r+')
  try {
    fsyncSync(open)
  } finally {
    closeSync(open)
  }
}

/** Waits until the name of a file is on the disk. */
export function flushFolder(file: string): void {
  // Windows cannot, and need not.
  if (process.platform === 'win32') return
  const open = openSync(dirname(file), 'r')
  try {
    fsyncSync(open)
  } finally {
    closeSync(open)
  }
}

function reading<T>(file: string, read: (sqlite: DatabaseSync) => T): T {
  const sqlite = new DatabaseSync(file, { readOnly: true })
  try {
    sqlite.exec('PRAGMA busy_timeout=5000')
    return read(sqlite)
  } finally {
    sqlite.close()
  }
}

function tablesIn(sqlite: DatabaseSync): readonly string[] {
  return sqlite
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table'")
    .all()
    .map(({ name }) => String(name))
}

function migrationsIn(sqlite: DatabaseSync): readonly string[] {
  if (!tablesIn(sqlite).includes('kysely_migration')) return []
  return sqlite
    .prepare('SELECT name FROM kysely_migration ORDER BY name')
    .all()
    .map(({ name }) => String(name))
}
