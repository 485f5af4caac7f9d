import { type Dialect, PostgresDialect } from 'kysely'
import pg from 'pg'

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
  const pool = new pg.Pool({
    connectionString: address,
    max: connections,
    connectionTimeoutMillis: patience,
    types: numbersForBigints(),
  })
  pool.on('error', onFault)
  return new PostgresDialect({ pool })
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
