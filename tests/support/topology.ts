import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startNginx } from '#tests/support/nginx'
import { type PostgresServer, postgresPrograms, startPostgres } from '#tests/support/postgres'
import { startRedis } from '#tests/support/redis'
import { freePort, type ServerProcess, startServer } from '#tests/support/servers'

/** Of the host's page, at every server of a topology. */
export const HOST_PASSWORD = 'a password of all servers'

/** Game processes on one PostgreSQL, on loopback. */
export interface OnPostgres {
  readonly database: string
  readonly games: readonly ServerProcess[]
  /** Ends PostgreSQL as a crash does; the returned function starts it again with its data. */
  killPostgres(): Promise<() => Promise<void>>
  /** Ends everything it started. */
  stop(): Promise<void>
}

/** Game processes side by side on one PostgreSQL and one Redis. */
export interface SideBySide extends OnPostgres {
  /** Kills Redis; the returned function starts it anew at its address, empty. */
  killRedis(): Promise<() => Promise<void>>
  /** Holds Redis still: it takes connections and answers nothing until the returned function is called. */
  stallRedis(): () => void
}

/** The same behind nginx with deploy/'s file. */
export interface Topology extends SideBySide {
  /** nginx. */
  readonly base: string
}

export async function startTopology(processes: number): Promise<Topology> {
  const servers = await startSideBySide(processes)
  const [first = 0, second = first] = servers.games.map(({ base }) => Number(new URL(base).port))
  // One server alone stands for both of the file's.
  const front = await startNginx('nginx-scale.conf', [first, second])
  return {
    ...servers,
    base: front.base,
    async stop() {
      await servers.stop()
      front.stop()
    },
  }
}

/** @throws Error when PostgreSQL or Redis is not installed */
export async function startSideBySide(processes: number): Promise<SideBySide> {
  const folder = mkdtempSync(join(tmpdir(), 'balance-cluster-'))
  const postgres = await startOwnPostgres()
  let redis = await startRedis(folder)
  const games: ServerProcess[] = []
  for (let n = 0; n < processes; n++) games.push(await startGame(n, postgres.address, redis.address))
  return {
    database: postgres.address,
    games,
    killPostgres: () => crashed(postgres),
    async killRedis() {
      const gone = new Promise((resolve) => redis.child.once('exit', resolve))
      redis.child.kill('SIGKILL')
      await gone
      return async () => {
        redis = await startRedis(folder, Number(new URL(redis.address).port))
      }
    },
    stallRedis() {
      redis.child.kill('SIGSTOP')
      return () => redis.child.kill('SIGCONT')
    },
    async stop() {
      await Promise.all(games.map((game) => game.kill('SIGTERM')))
      redis.child.kill('SIGTERM')
      await postgres.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** One game process by itself. @throws Error when PostgreSQL is not installed */
export async function startAlone(): Promise<OnPostgres> {
  const postgres = await startOwnPostgres()
  const game = await startServer(await freePort(), {
    DATABASE_URL: postgres.address,
    BALANCE_LOG_LEVEL: process.env.BALANCE_LOG_LEVEL ?? 'warn',
  })
  return {
    database: postgres.address,
    games: [game],
    killPostgres: () => crashed(postgres),
    async stop() {
      await game.kill('SIGTERM')
      await postgres.stop()
    },
  }
}

async function startOwnPostgres(): Promise<PostgresServer> {
  const programs = postgresPrograms()
  if (programs === undefined) throw new Error('PostgreSQL is not installed: apt-get install postgresql')
  return await startPostgres(programs)
}

async function crashed(postgres: PostgresServer): Promise<() => Promise<void>> {
  await postgres.crash()
  return postgres.start
}

async function startGame(n: number, database: string, redis: string): Promise<ServerProcess> {
  const port = await freePort()
  return await startServer(port, {
    DATABASE_URL: database,
    BALANCE_REDIS_URL: redis,
    BALANCE_PROCESS_URL: `http://127.0.0.1:${port}`,
    BALANCE_PROCESS_PUBLIC: `/p${n + 1}`,
    BALANCE_HOST_PASSWORD: HOST_PASSWORD,
    BALANCE_PROXY_HOPS: '1',
    BALANCE_MATCHES_PER_MINUTE: '10000',
    BALANCE_REQUESTS_PER_MINUTE: '1000000',
    BALANCE_LOG_LEVEL: process.env.BALANCE_LOG_LEVEL ?? 'warn',
  })
}
