import { existsSync, statSync } from 'node:fs'
import { join, resolve, sep } from 'node:path'
import { backupFolder, backupName } from '../../store/backupNames.ts'
import { isPostgres } from '../../store/postgres.ts'
import { copySqlite, type DatabaseContents, InvalidBackupError } from '../../store/sqliteFile.ts'
import { type BackupSource, CommandRefusedError } from './errors.ts'
import { dumpPostgres } from './postgresDump.ts'

/** A backup that has been made and checked. */
export interface Backup {
  readonly file: string
  readonly contents: DatabaseContents
}

/**
 * Makes a backup, also while a server plays on the database, and looks through it.
 * @param to a file, or a folder that is there; else into `backups/`
 * @throws Refused
 */
export async function backUp(place: BackupSource, to: string | undefined): Promise<Backup> {
  const { where, file } = place
  const name = backupName('balance', new Date(), isPostgres(where) ? 'dump' : 'sqlite')
  const target = targetOf(to, name, file)
  if (existsSync(target)) throw new CommandRefusedError(`${target} is there already: name another file`)
  if (isPostgres(where)) return { file: target, contents: await dumpPostgres(place, target) }
  if (where === ':memory:')
    throw new CommandRefusedError('BALANCE_DATABASE is :memory: — nothing is kept, so nothing can be backed up')
  if (!existsSync(where)) throw new CommandRefusedError(`there is no database at ${where}: look at BALANCE_DATABASE`)
  try {
    return { file: target, contents: copySqlite(where, target) }
  } catch (fault) {
    throw fault instanceof InvalidBackupError ? new CommandRefusedError(fault.message) : fault
  }
}

function targetOf(to: string | undefined, name: string, file: string): string {
  if (to === undefined) return join(backupFolder(file), name)
  const isFolder = to.endsWith(sep) || to.endsWith('/') || statSync(to, { throwIfNoEntry: false })?.isDirectory()
  return isFolder ? join(to, name) : resolve(to)
}
