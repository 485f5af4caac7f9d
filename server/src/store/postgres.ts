import { type Dialect, PostgresDialect } from 'kysely'
import pg from 'pg'
import { type BatchMeter, GroupCommit } from './groupCommit.ts'
import { checkResult, type StatementResult, type Write, type WriteOutcome } from './write.ts'

/** Connections at most: each match writes one thing at a time. */
const MOST_CONNECTIONS = 10
/** How long a call waits for a database that is away before it is refused; the match then waits and tries again. */
const CONNECT_MILLISECONDS = 5000
/** PostgreSQL's number for the type of times and counts that JavaScript's numbers hold exactly here. */
const BIGINT = 20

/** True for the address of a PostgreSQL database, as against a file. */
export const isPostgres = (where: string): boolean => /^postgres(ql)?:\/\//.test(where)

/** The address as it may be shown. */
export const withoutPassword = (where: string): string => where.replace(/(:\/\/[^:@/]*):[^@/]*@/, '$1:…@')

/**
 * PostgreSQL at this address. Commits wait for its disk as the server is set up to (synchronous_commit is on by default).
 * @param onFault told when an idle connection breaks; the next call makes a new one
 * @param patience how long a call waits for a connection, in milliseconds
 */
export function postgresDialect(
  address: string,
  onFault: (fault: unknown) => void,
  connections = MOST_CONNECTIONS,
  patience = CONNECT_MILLISECONDS,
): Dialect {
  const pool = new pg.Pool({ ...connectionTo(address, patience), max: connections })
  pool.on('error', onFault)
  return new PostgresDialect({ pool })
}

const connectionTo = (address: string, patience: number): pg.PoolConfig => ({
  connectionString: address,
  connectionTimeoutMillis: patience,
  types: numbersForBigints(),
})

/** Writes of many callers as shared transactions on PostgreSQL, over a connection of their own, sent without waiting for each answer. */
export function postgresCommits(
  address: string,
  onFault: (fault: unknown) => void,
  meter?: BatchMeter,
): { readonly commits: GroupCommit; close(): Promise<void> } {
  const pool = new pg.Pool({ ...connectionTo(address, CONNECT_MILLISECONDS), max: 1, pipeline: true } as pg.PoolConfig)
  pool.on('error', onFault)
  return { commits: new GroupCommit((writes) => runBatch(pool, writes), meter), close: () => pool.end() }
}

/** Like `SqliteBatches.runBatch`. @throws the driver's error when the connection broke: no write is known to be kept */
async function runBatch(pool: pg.Pool, writes: readonly Write[]): Promise<readonly WriteOutcome[]> {
  const client = await pool.connect()
  try {
    const outcomes = await runWithin(client, writes)
    client.release()
    return outcomes
  } catch (fault) {
    client.release(true)
    throw fault
  }
}

async function runWithin(client: pg.PoolClient, writes: readonly Write[]): Promise<readonly WriteOutcome[]> {
  const together = await runTransaction(client, writes)
  const failed = together.find((outcome) => 'fault' in outcome)
  if (failed === undefined || writes.length === 1) return together
  // Nothing of it is kept: each says by itself what is wrong with it.
  const outcomes: WriteOutcome[] = []
  for (const write of writes) outcomes.push(...(await runTransaction(client, [write])))
  return outcomes
}

/** All of these writes or none; what did not fail is not kept either when another did. @throws the driver's error when the connection broke */
async function runTransaction(client: pg.PoolClient, writes: readonly Write[]): Promise<readonly WriteOutcome[]> {
  const [, ...outcomes] = await Promise.all([client.query('begin'), ...writes.map((write) => runWrite(client, write))])
  await client.query(outcomes.some((outcome) => 'fault' in outcome) ? 'rollback' : 'commit')
  return outcomes
}

async function runWrite(client: pg.PoolClient, write: Write): Promise<WriteOutcome> {
  const answers = write.map(async (statement): Promise<StatementResult> => {
    const { rows, rowCount, command } = await client.query(statement.sql, [...statement.parameters])
    const result = { rows, changes: command === 'SELECT' ? 0 : (rowCount ?? 0) }
    checkResult(statement, result)
    return result
  })
  const settled = await Promise.allSettled(answers)
  const failed = settled.find((each) => each.status === 'rejected')
  return failed === undefined ? { results: await Promise.all(answers) } : { fault: failed.reason }
}

/** The driver gives bigints as strings; ours are times in milliseconds and fit a number. */
function numbersForBigints(): pg.CustomTypesConfig {
  const getTypeParser = ((type: number, format?: 'text' | 'binary') =>
    type === BIGINT ? Number : pg.types.getTypeParser(type, format as 'text')) as typeof pg.types.getTypeParser
  return { getTypeParser }
}

/** Any number no other program is likely to lock. */
const LOCK = 0x6261_6c61

/**
 * Holds the database while this connection lives: for this server alone, or with others that hold it together. Undefined
 * when a server has it that will not share.
 */
export async function lockPostgres(
  address: string,
  together: boolean,
  onLost: () => void,
): Promise<(() => Promise<void>) | undefined> {
  const client = new pg.Client({
    connectionString: address,
    keepAlive: true,
    connectionTimeoutMillis: CONNECT_MILLISECONDS,
  })
  let released = false
  client.on('error', () => {
    if (!released) onLost()
  })
  await client.connect()
  const { rows } = await client.query<{ got: boolean }>(
    `select pg_try_advisory_lock${together ? '_shared' : ''}($1) as got`,
    [LOCK],
  )
  const release = async () => {
    released = true
    await client.end()
  }
  if (rows[0]?.got) return release
  await release()
  return undefined
}
