import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** Thrown when another server plays the matches of this file: two writers would tear them apart. */
export class DatabaseInUse extends Error {}

/** How long a server that is just stopping may keep the file. */
const PATIENCE_MILLISECONDS = 1500

/**
 * Takes a database file for this process alone until released. The lock is the operating system's, on a small file
 * beside the database: it goes with the process however that ends, and backups may read the database meanwhile.
 * @throws DatabaseInUse
 */
export function lockDatabase(file: string): () => void {
  if (file === ':memory:') return () => undefined
  mkdirSync(dirname(file), { recursive: true })
  const lock = new DatabaseSync(`${file}.lock`)
  try {
    lock.exec(`PRAGMA busy_timeout=${PATIENCE_MILLISECONDS}; BEGIN EXCLUSIVE`)
  } catch (fault) {
    lock.close()
    if (!(fault instanceof Error && 'errcode' in fault && fault.errcode === 5)) throw fault
    throw new DatabaseInUse(`${file} is in use by another server: stop it, or set BALANCE_DATABASE to another file`)
  }
  return () => lock.close()
}
