import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as pause } from 'node:timers/promises'
import { unusableDatabase } from './database.ts'
import { isPostgres, lockPostgres, withoutPassword } from './postgres.ts'

/** Thrown when another server plays the matches of this database: two writers would tear them apart. */
export class DatabaseInUseError extends Error {}

/** How long a server that is just stopping may keep the database. */
const PATIENCE_MILLISECONDS = 1500
const TRY_AGAIN_MILLISECONDS = 250

/**
 * Takes a database until released: for this process alone, or together with others that do the same.
 * @param onLost told when another server has taken it because the lock was lost on the way
 * @throws DatabaseInUse, UnusableDatabase
 */
export async function lockDatabase(where: string, onLost: () => void, together = false): Promise<() => Promise<void>> {
  return isPostgres(where) ? await holdPostgres(where, onLost, together) : lockFile(where)
}

/**
 * The lock is the operating system's, on a small file beside the database: it goes with the process however that ends,
 * and backups may read the database meanwhile.
 */
function lockFile(file: string): () => Promise<void> {
  if (file === ':memory:') return async () => undefined
  const lock = openLock(file)
  try {
    lock.exec(`PRAGMA busy_timeout=${PATIENCE_MILLISECONDS}; BEGIN EXCLUSIVE`)
  } catch (fault) {
    lock.close()
    if (!(fault instanceof Error && 'errcode' in fault && fault.errcode === 5)) throw unusableDatabase(file, fault)
    throw inUse(file, 'set BALANCE_DATABASE to another file')
  }
  return async () => lock.close()
}

function openLock(file: string): DatabaseSync {
  try {
    mkdirSync(dirname(file), { recursive: true })
    return new DatabaseSync(`${file}.lock`)
  } catch (fault) {
    throw unusableDatabase(file, fault)
  }
}

const inUse = (where: string, orElse: string) =>
  new DatabaseInUseError(`${where} is in use by another server: stop it, or ${orElse}`)

/** PostgreSQL's own lock lives as long as one connection: when that breaks the lock is taken again as soon as it can be. */
async function holdPostgres(address: string, onLost: () => void, together: boolean): Promise<() => Promise<void>> {
  let release: (() => Promise<void>) | undefined
  let stopped = false
  const again = async () => {
    while (!stopped) {
      const taken = await lockPostgres(address, together, () => void again()).catch(() => 'away' as const)
      if (taken === undefined) return onLost()
      if (taken !== 'away') {
        release = taken
        return
      }
      await pause(TRY_AGAIN_MILLISECONDS)
    }
  }
  const take = () =>
    lockPostgres(address, together, () => void again()).catch((fault: unknown) => {
      throw unusableDatabase(address, fault)
    })
  const patience = Date.now() + PATIENCE_MILLISECONDS
  release = await take()
  while (release === undefined && Date.now() < patience) {
    await pause(TRY_AGAIN_MILLISECONDS)
    release = await take()
  }
  if (release === undefined) throw inUse(withoutPassword(address), 'set DATABASE_URL to another database')
  return async () => {
    stopped = true
    await release?.()
  }
}
