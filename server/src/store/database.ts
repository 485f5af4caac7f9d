import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { Kysely, SqliteDialect } from 'kysely'
import { Migrator } from 'kysely/migration'
import * as matches from './migrations/001-matches.ts'
import * as clock from './migrations/002-clock.ts'
import * as gatherings from './migrations/003-gatherings.ts'
import * as talk from './migrations/004-talk.ts'
import type { Tables } from './tables.ts'

/** Migrations in order. A migration that has been released is never edited; a new one is added below it. */
const MIGRATIONS = { '001-matches': matches, '002-clock': clock, '003-gatherings': gatherings, '004-talk': talk }

/** Thrown when the database file cannot be used; the message says which file and why. */
export class UnusableDatabase extends Error {}

/**
 * Opens the database, creating file and folder, and brings it up to date. `:memory:` gives one that is gone when closed.
 * Every commit is flushed to the disk before it returns (synchronous=FULL): what is acknowledged survives a power cut.
 * @throws UnusableDatabase
 */
export async function openDatabase(file: string): Promise<Kysely<Tables>> {
  const sqlite = openFile(file)
  const database = new Kysely<Tables>({ dialect: new SqliteDialect({ database: adapt(sqlite) }) })
  const migrator = new Migrator({ db: database, provider: { getMigrations: async () => MIGRATIONS } })
  const { error } = await migrator.migrateToLatest()
  if (error) {
    await database.destroy()
    throw unusable(file, error)
  }
  return database
}

function openFile(file: string): DatabaseSync {
  try {
    if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true })
    const sqlite = new DatabaseSync(file)
    sqlite.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=5000')
    return sqlite
  } catch (fault) {
    throw unusable(file, fault)
  }
}

function unusable(file: string, fault: unknown): UnusableDatabase {
  const why = fault instanceof Error ? fault.message : String(fault)
  return new UnusableDatabase(`the database ${file} cannot be used (${why}): set BALANCE_DATABASE to another file`)
}

type SqliteDialectDatabase = Extract<ConstructorParameters<typeof SqliteDialect>[0]['database'], { prepare: unknown }>

/** Node's built-in SQLite in the shape Kysely's SQLite dialect asks for: no native add-on to compile at install. */
function adapt(sqlite: DatabaseSync): SqliteDialectDatabase {
  return {
    close: () => sqlite.close(),
    prepare(sql) {
      const statement = sqlite.prepare(sql)
      const values = (parameters: readonly unknown[]) => parameters as SQLInputValue[]
      return {
        reader: statement.columns().length > 0,
        all: (parameters) => statement.all(...values(parameters)),
        iterate: (parameters) => statement.iterate(...values(parameters)) as IterableIterator<unknown>,
        run(parameters) {
          const { changes, lastInsertRowid } = statement.run(...values(parameters))
          return { changes, lastInsertRowid }
        },
      }
    },
  }
}
