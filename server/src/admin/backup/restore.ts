import { existsSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { backupFolder, fileTimestamp } from '../../store/backupNames.ts'
import { tableNames, unknownMigrations } from '../../store/database.ts'
import { lockDatabase } from '../../store/lockDatabase.ts'
import { isPostgres, withoutPassword } from '../../store/postgres.ts'
import {
  checkSqlite,
  copySqlite,
  type DatabaseContents,
  faultMessage,
  flushFolder,
  SQLITE_SIDE_FILES,
} from '../../store/sqliteFile.ts'
import { type BackupSource, CommandRefusedError, describeContents, invalidBackup } from './errors.ts'
import { checkDump, dumpPostgres, loadDump } from './postgresDump.ts'

/** The result of a restore. */
export interface Restored {
  readonly contents: DatabaseContents
  /** Where the database that was replaced is now; absent when there was none. */
  readonly kept?: string
}

/**
 * Puts a backup in the place of the database, and keeps what was there.
 * @param force also when the database there holds something
 * @throws Refused; DatabaseInUse while a server plays on the database
 */
export async function restore(place: BackupSource, backup: string, force: boolean): Promise<Restored> {
  const { where } = place
  if (where === ':memory:')
    throw new CommandRefusedError('BALANCE_DATABASE is :memory: — nothing can be restored into it')
  if (!existsSync(backup)) throw new CommandRefusedError(`there is no file ${backup}`)
  const contents = await lookThrough(where, backup)
  const unlock = await lockDatabase(where, () => undefined)
  try {
    const kept = isPostgres(where) ? await replacePostgres(place, backup, force) : replaceSqlite(where, backup, force)
    return { contents, ...(kept === undefined ? {} : { kept }) }
  } finally {
    await unlock()
  }
}

async function lookThrough(where: string, backup: string): Promise<DatabaseContents> {
  const contents = await (isPostgres(where) ? checkDump(backup) : lookIntoFile(backup))
  if (contents.migrations.length === 0) throw invalidBackup(backup, new Error('it holds no matches of this game'))
  const unknown = unknownMigrations(contents.migrations)
  if (unknown.length === 0) return contents
  throw new CommandRefusedError(
    `${backup} was made by a newer version of this program (${unknown.join(', ')}): restore it with that`,
  )
}

async function lookIntoFile(backup: string): Promise<DatabaseContents> {
  try {
    return checkSqlite(backup)
  } catch (fault) {
    throw invalidBackup(backup, fault)
  }
}

const wouldReplace = (where: string, holds: string) =>
  new CommandRefusedError(`${where} holds ${holds}: say --force to put the backup in its place; what is there is kept`)

function replaceSqlite(where: string, backup: string, force: boolean): string | undefined {
  const isThere = existsSync(where) && statSync(where).size > 0
  if (isThere && !force) refuseToReplace(where)
  const ready = `${where}.restored`
  rmSync(ready, { force: true })
  copySqlite(backup, ready)
  const kept = `${where}.replaced-${fileTimestamp(new Date())}`
  for (const side of ['', ...SQLITE_SIDE_FILES]) if (existsSync(where + side)) renameSync(where + side, kept + side)
  renameSync(ready, where)
  flushFolder(where)
  return isThere ? kept : undefined
}

function refuseToReplace(where: string): void {
  let found: DatabaseContents
  try {
    found = checkSqlite(where)
  } catch (fault) {
    throw wouldReplace(where, `something that cannot be read (${faultMessage(fault)})`)
  }
  if (found.matches + found.classes > 0) throw wouldReplace(where, describeContents(found))
}

/** What is replaced is dumped first, because tables cannot be moved aside. */
async function replacePostgres(place: BackupSource, dump: string, force: boolean): Promise<string | undefined> {
  const { where, file } = place
  const kept = join(backupFolder(file), `replaced-${fileTimestamp(new Date())}.dump`)
  const found = await dumpPostgres(place, kept)
  if (found.matches + found.classes > 0 && !force) {
    rmSync(kept)
    throw wouldReplace(withoutPassword(where), describeContents(found))
  }
  await loadDump(place, dump, await tableNames())
  return kept
}
