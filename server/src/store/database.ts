import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { Kysely, SqliteDialect } from 'kysely'
import { Migrator } from 'kysely/migration'
import * as first from './migrations/001-matches.ts'
import type { Tables } from './tables.ts'

/** Migrations in order. A migration that has been released is never edited; a new one is added below it. */
const MIGRATIONS = { '001-matches': first }

/**
 * Opens the database, creating file and folder, and brings it up to date. `:memory:` gives one that is gone when closed.
 * Every commit is flushed to the disk before it returns (synchronous=FULL): what is acknowledged survives a power cut.
 */
export async function openDatabase(file: string): Promise<Kysely<Tables>> {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true })
  const sqlite = new DatabaseSync(file)
  sqlite.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=5000')
  const database = new Kysely<Tables>({ dialect: new SqliteDialect({ database: adapt(sqlite) }) })
  const migrator = new Migrator({ db: database, provider: { getMigrations: async () => MIGRATIONS } })
  const { error } = await migrator.migrateToLatest()
  if (error) throw error
  return database
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
