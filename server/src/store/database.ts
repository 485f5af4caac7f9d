import { type Dialect, Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import * as matches from './migrations/001-matches.ts'
import * as clock from './migrations/002-clock.ts'
import * as gatherings from './migrations/003-gatherings.ts'
import * as talk from './migrations/004-talk.ts'
import * as clocks from './migrations/005-clocks.ts'
import * as seats from './migrations/006-seats.ts'
import * as absence from './migrations/007-absence.ts'
import * as classes from './migrations/008-classes.ts'
import { isPostgres, postgresDialect, withoutPassword } from './postgres.ts'
import { sqliteDialect } from './sqlite.ts'
import type { Tables } from './tables.ts'

/** Migrations in order. A migration that has been released is never edited; a new one is added below it. */
const MIGRATIONS = {
  '001-matches': matches,
  '002-clock': clock,
  '003-gatherings': gatherings,
  '004-talk': talk,
  '005-clocks': clocks,
  '006-seats': seats,
  '007-absence': absence,
  '008-classes': classes,
}

/** Thrown when the database cannot be used; the message says which and why. */
export class UnusableDatabase extends Error {}

/**
 * Opens the database and brings it up to date: PostgreSQL by its address, else a SQLite file (`:memory:` keeps nothing).
 * @throws UnusableDatabase
 */
export async function openDatabase(where: string, onFault: (fault: unknown) => void = () => undefined) {
  const database = new Kysely<Tables>({ dialect: dialectFor(where, onFault) })
  const migrator = new Migrator({ db: database, provider: { getMigrations: async () => MIGRATIONS } })
  const { error } = await migrator.migrateToLatest()
  if (error) {
    await database.destroy()
    throw unusable(where, error)
  }
  return database
}

function dialectFor(where: string, onFault: (fault: unknown) => void): Dialect {
  try {
    return isPostgres(where) ? postgresDialect(where, onFault) : sqliteDialect(where)
  } catch (fault) {
    throw unusable(where, fault)
  }
}

/** A fault of the database in words its owner can do something with. */
export function unusable(where: string, fault: unknown): UnusableDatabase {
  const why = fault instanceof Error ? fault.message || String(fault) : String(fault)
  const another = isPostgres(where) ? 'look at DATABASE_URL' : 'set BALANCE_DATABASE to another file'
  return new UnusableDatabase(`the database ${withoutPassword(where)} cannot be used (${why}): ${another}`)
}
