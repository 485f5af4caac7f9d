import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { type Dialect, SqliteDialect } from 'kysely'
import { closeToOthers } from '../lib/ownFiles.ts'

/**
 * A SQLite file, created with its folder when missing; `:memory:` is gone when closed. Every commit is flushed to the disk
 * before it returns (synchronous=FULL): what is acknowledged survives a power cut.
 * @throws the system's error when the file cannot be used
 */
export function sqliteDialect(file: string): Dialect {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true })
  const sqlite = new DatabaseSync(file)
  // Before it makes its side files, which have the rights of the database.
  if (file !== ':memory:') closeToOthers(file)
  sqlite.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=5000')
  return new SqliteDialect({ database: adapt(sqlite) })
}

type SqliteDialectDatabase = Extract<ConstructorParameters<typeof SqliteDialect>[0]['database'], { prepare: unknown }>

/** Statements kept ready; the queries of this program are few. */
const MOST_STATEMENTS = 200

/** Node's built-in SQLite in the shape Kysely's SQLite dialect asks for: no native add-on to compile at install. */
function adapt(sqlite: DatabaseSync): SqliteDialectDatabase {
  const prepared = new Map<string, ReturnType<SqliteDialectDatabase['prepare']>>()
  return {
    close: () => sqlite.close(),
    prepare(sql) {
      const known = prepared.get(sql)
      if (known !== undefined) return known
      const statement = prepare(sqlite, sql)
      if (prepared.size < MOST_STATEMENTS) prepared.set(sql, statement)
      return statement
    },
  }
}

function prepare(sqlite: DatabaseSync, sql: string): ReturnType<SqliteDialectDatabase['prepare']> {
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
}
