import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { Worker } from 'node:worker_threads'
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SelectQueryNode,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import { type BatchMeter, GroupCommit } from './groupCommit.ts'
import { type SqliteAnswer, type SqliteQuestion, unpackFault } from './sqliteQuestion.ts'
import type { SqlStatement, StatementResult, WriteOutcome } from './write.ts'

/** A dialect whose writes of many callers share transactions. */
export interface GroupingDialect extends Dialect {
  readonly commits: GroupCommit
}

/**
 * A SQLite file, created with its folder when missing; `:memory:` is gone when closed. It is read and written on a thread of its
 * own. Every commit is flushed to the disk before it returns (synchronous=FULL): what is acknowledged survives a power cut.
 * The first call rejects with the system's error when the file cannot be used.
 * @param onFault told when the thread ends by itself; what it had not answered is refused, and the next call begins another
 */
export function sqliteDialect(file: string, onFault: (fault: unknown) => void, meter?: BatchMeter): GroupingDialect {
  const thread = new SqliteThread(file, onFault)
  const commits = new GroupCommit((writes) => thread.ask({ writes }), meter)
  return {
    commits,
    createDriver: () => new SqliteDriver(thread, commits),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createAdapter: () => new SharedSqliteAdapter(),
    createIntrospector: (database) => new SqliteIntrospector(database),
  }
}

/** Who has the database alone is decided by `GroupCommit`: Kysely need not let one caller in at a time. */
class SharedSqliteAdapter extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true
  }
}

type Asked = SqliteQuestion extends infer Question ? (Question extends unknown ? Omit<Question, 'id'> : never) : never

/**
 * The thread of one file. It begins with the first question, and does not keep the process alive when none is open. One that ends by
 * itself is followed by another with the next question; nothing of a transaction that was open is kept then.
 */
class SqliteThread {
  readonly #file: string
  readonly #onFault: (fault: unknown) => void
  readonly #open = new Map<number, PromiseWithResolvers<readonly WriteOutcome[]>>()
  #worker: Worker | undefined
  #asked = 0
  #run = 0
  /** The thread of now has answered: one that never did is told of by what it was asked. */
  #isSound = false
  /** Why no other thread is begun. */
  #ended: unknown

  constructor(file: string, onFault: (fault: unknown) => void) {
    this.#file = file
    this.#onFault = onFault
  }

  /** Which of the threads that follow each other is asked now: a transaction lives on one of them. */
  get run(): number {
    return this.#run
  }

  /**
   * What the thread says to it. Rejects when the file cannot be opened, or the thread ended before it answered.
   * @param run the thread that must be asked, and no other
   */
  ask(asked: Asked, run = this.#run): Promise<readonly WriteOutcome[]> {
    if (this.#ended !== undefined) return Promise.reject(this.#ended)
    if (run !== this.#run)
      return Promise.reject(new Error("the database's thread has ended, and this transaction with it"))
    const worker = this.#running()
    if ('close' in asked) this.#ended = new Error('the database is closed')
    const id = ++this.#asked
    const heard = Promise.withResolvers<readonly WriteOutcome[]>()
    this.#open.set(id, heard)
    if (this.#open.size === 1) worker.ref()
    worker.postMessage({ id, ...asked })
    return heard.promise
  }

  #running(): Worker {
    if (this.#worker !== undefined) return this.#worker
    if (this.#file !== ':memory:') mkdirSync(dirname(this.#file), { recursive: true })
    const worker = new Worker(new URL('./sqliteThread.ts', import.meta.url), { workerData: this.#file })
    this.#worker = worker
    worker.on('message', (answer: SqliteAnswer) => this.#answered(worker, answer))
    worker.once('error', (fault) => this.#end(worker, fault))
    worker.once('exit', (code) => this.#end(worker, new Error(`the database's thread has ended (exit code ${code})`)))
    return worker
  }

  #answered(worker: Worker, { id, outcomes }: SqliteAnswer): void {
    const heard = this.#open.get(id)
    this.#open.delete(id)
    this.#isSound = true
    if (this.#open.size === 0) worker.unref()
    heard?.resolve(outcomes.map((outcome) => ('fault' in outcome ? { fault: unpackFault(outcome.fault) } : outcome)))
  }

  #end(worker: Worker, fault: unknown): void {
    if (worker !== this.#worker) return
    this.#worker = undefined
    this.#run++
    const isFault = this.#isSound && this.#ended === undefined
    this.#isSound = false
    // What was only in memory is gone with its thread: an empty database in its place would be taken for the same.
    if (this.#file === ':memory:') this.#ended ??= fault
    for (const { reject } of this.#open.values()) reject(fault)
    this.#open.clear()
    if (isFault) this.#onFault(fault)
  }
}

class SqliteDriver implements Driver {
  readonly #thread: SqliteThread
  readonly #commits: GroupCommit

  constructor(thread: SqliteThread, commits: GroupCommit) {
    this.#thread = thread
    this.#commits = commits
  }

  async init(): Promise<void> {
    await this.#thread.ask({ writes: [] })
  }

  async acquireConnection(): Promise<SqliteConnection> {
    return new SqliteConnection(this.#thread, this.#commits)
  }

  beginTransaction(connection: SqliteConnection): Promise<void> {
    return connection.begin()
  }

  commitTransaction(connection: SqliteConnection): Promise<void> {
    return connection.commit()
  }

  rollbackTransaction(connection: SqliteConnection): Promise<void> {
    return connection.rollback()
  }

  async releaseConnection(): Promise<void> {
    // Nothing is held outside of a transaction.
  }

  async destroy(): Promise<void> {
    await this.#commits.settled()
    await this.#thread.ask({ close: true })
  }
}

/** Statements of one caller: alone they share transactions with all others; a transaction led from outside has the file alone. */
class SqliteConnection implements DatabaseConnection {
  readonly #thread: SqliteThread
  readonly #commits: GroupCommit
  #release: (() => void) | undefined
  #run = 0

  constructor(thread: SqliteThread, commits: GroupCommit) {
    this.#thread = thread
    this.#commits = commits
  }

  async begin(): Promise<void> {
    this.#release = await this.#commits.hold()
    this.#run = this.#thread.run
    await this.executeQuery(CompiledQuery.raw('begin')).catch((fault) => {
      this.#letGo()
      throw fault
    })
  }

  async commit(): Promise<void> {
    await this.executeQuery(CompiledQuery.raw('commit'))
    this.#letGo()
  }

  /** After a commit that failed too: then there may be nothing left to undo. */
  async rollback(): Promise<void> {
    await this.#thread.ask({ undo: true }).finally(() => this.#letGo())
  }

  async executeQuery<Row>({ sql, parameters, query }: CompiledQuery): Promise<QueryResult<Row>> {
    const statement = { sql, parameters }
    const [result] =
      this.#release === undefined
        ? await this.#commits.add([statement], { waits: !SelectQueryNode.is(query) })
        : await this.#alone(statement)
    const { rows, changes } = result!
    return { rows: rows as Row[], numAffectedRows: BigInt(changes) }
  }

  streamQuery(): never {
    throw new Error('rows are read at once, not as a stream')
  }

  async #alone(statement: SqlStatement): Promise<readonly StatementResult[]> {
    const [outcome] = await this.#thread.ask({ statement }, this.#run)
    if (outcome === undefined || 'fault' in outcome) throw outcome?.fault
    return outcome.results
  }

  #letGo(): void {
    this.#release?.()
    this.#release = undefined
  }
}
