import { Kysely } from 'kysely'
import type { GroupCommit } from './groupCommit.ts'
import { isPostgres, postgresCommits, postgresDialect } from './postgres.ts'
import { logTo, type QueryMeter } from './queryMeter.ts'
import { sqliteDialect } from './sqlite.ts'
import type { Tables } from './tables.ts'
import type { SqlStatement, StatementResult } from './write.ts'

/** An open database: Kysely's, and `write`, by which writes of all matches share transactions. */
export class Database extends Kysely<Tables> {
  readonly #parts: ReturnType<typeof partsFor>

  /** PostgreSQL by its address, else a SQLite file. The first call rejects when it cannot be used. */
  constructor(where: string, onFault: (fault: unknown) => void, meter?: QueryMeter) {
    const parts = partsFor(where, onFault, meter)
    super({ dialect: parts.dialect, ...(meter && { log: logTo(meter) }) })
    this.#parts = parts
  }

  /**
   * Writes down all of this or nothing, in one transaction with what comes at the same time; durable when it resolves. For what
   * needs no look at what is there: `transaction()` has the database alone meanwhile.
   * @throws NothingWrittenError when a statement that must find or change a row did not
   */
  async write(statements: readonly SqlStatement[]): Promise<readonly StatementResult[]> {
    return await this.#parts.commits.add(
      statements.map(({ sql, parameters, must }) => ({ sql, parameters, ...(must && { must }) })),
    )
  }

  /** Resolves when no write waits and none is under way. */
  async settled(): Promise<void> {
    await this.#parts.commits.settled()
  }

  override async destroy(): Promise<void> {
    await this.settled()
    await this.#parts.close()
    await super.destroy()
  }
}

function partsFor(where: string, onFault: (fault: unknown) => void, meter: QueryMeter | undefined) {
  const onBatch = meter && ((seconds: number, failed: boolean) => meter('commit', seconds, failed))
  if (!isPostgres(where)) {
    const dialect = sqliteDialect(where, onFault, onBatch)
    return { dialect, commits: dialect.commits as GroupCommit, close: async () => undefined }
  }
  return { dialect: postgresDialect(where, onFault), ...postgresCommits(where, onFault, onBatch) }
}
