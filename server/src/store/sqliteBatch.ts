import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite'
import { checkResult, type SqlStatement, type StatementResult, type Write, type WriteOutcome } from './write.ts'

/** Statements kept ready; the queries of this program are few. */
const MOST_STATEMENTS = 300

interface Prepared {
  readonly statement: StatementSync
  readonly reads: boolean
}

/** Runs statements on one SQLite connection, and waits for the disk: on a thread of its own. */
export class SqliteBatches {
  readonly #sqlite: DatabaseSync
  readonly #prepared = new Map<string, Prepared>()

  constructor(sqlite: DatabaseSync) {
    this.#sqlite = sqlite
  }

  /** @throws the database's error */
  run({ sql, parameters }: Pick<SqlStatement, 'sql' | 'parameters'>): StatementResult {
    const { statement, reads } = this.#prepare(sql)
    const values = parameters as SQLInputValue[]
    if (reads) return { rows: statement.all(...values), changes: 0 }
    return { rows: [], changes: Number(statement.run(...values).changes) }
  }

  /**
   * Runs writes in one transaction, in order; what is returned is on the disk. One that fails leaves nothing behind and costs its
   * neighbours nothing. Where the transaction fails as a whole each write is tried alone.
   */
  runBatch(writes: readonly Write[]): readonly WriteOutcome[] {
    if (writes.length > 1) {
      try {
        return this.#transaction(() => writes.map((write) => this.#within(write)))
      } catch {
        // Each says by itself what is wrong with it.
      }
    }
    return writes.map((write) => {
      try {
        return { results: this.#alone(write) }
      } catch (fault) {
        return { fault }
      }
    })
  }

  #alone(write: Write): readonly StatementResult[] {
    const [first] = write
    if (first !== undefined && write.length === 1 && !first.must) return [this.run(first)]
    return this.#transaction(() => this.#all(write))
  }

  /** A write among others. @throws the database's error where the whole transaction is gone with it */
  #within(write: Write): WriteOutcome {
    // One statement that fails undoes itself.
    const needsSavepoint = write.length !== 1 || write[0]?.must
    if (needsSavepoint) this.#word('SAVEPOINT one')
    try {
      const results = this.#all(write)
      if (needsSavepoint) this.#word('RELEASE one')
      return { results }
    } catch (fault) {
      if (!this.#sqlite.isTransaction) throw fault
      if (needsSavepoint) for (const word of ['ROLLBACK TO one', 'RELEASE one']) this.#word(word)
      return { fault }
    }
  }

  #all(write: Write): readonly StatementResult[] {
    return write.map((statement) => {
      const result = this.run(statement)
      checkResult(statement, result)
      return result
    })
  }

  #transaction<Result>(task: () => Result): Result {
    this.#word('BEGIN')
    try {
      const result = task()
      this.#word('COMMIT')
      return result
    } catch (fault) {
      if (this.#sqlite.isTransaction) this.#word('ROLLBACK')
      throw fault
    }
  }

  #word(sql: string): void {
    this.run({ sql, parameters: [] })
  }

  #prepare(sql: string): Prepared {
    const known = this.#prepared.get(sql)
    if (known !== undefined) return known
    const statement = this.#sqlite.prepare(sql)
    const prepared = { statement, reads: statement.columns().length > 0 }
    if (this.#prepared.size < MOST_STATEMENTS) this.#prepared.set(sql, prepared)
    return prepared
  }
}
