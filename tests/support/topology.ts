import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { renderNginx } from '#tests/support/nginx'
import { type PostgresServer, postgresPrograms, startPostgres } from '#tests/support/postgres'
import { answers, startRedis } from '#tests/support/redis'
import { freePort, type ServerProcess, startServer } from '#tests/support/servers'

/** PostgreSQL, Redis, nginx with deploy/'s file, and one or two game processes on loopback. */
export interface Topology {
  /** nginx. */
  readonly base: string
  readonly database: string
  readonly games: readonly ServerProcess[]
  /** Ends everything it started. */
  stop(): Promise<void>
}

export async function startTopology(processes: number): Promise<Topology> {
  const folder = mkdtempSync(join(tmpdir(), 'balance-cluster-'))
  const programs = postgresPrograms()
  if (programs === undefined) throw new Error('PostgreSQL is not installed: apt-get install postgresql')
  const postgres = await startPostgres(programs)
  const redis = await startRedis(folder)
  const games: ServerProcess[] = []
  const ports: number[] = []
  for (let n = 0; n < processes; n++) {
    const port = await freePort()
    ports.push(port)
    games.push(
      await startServer(port, {
        DATABASE_URL: postgres.address,
        BALANCE_REDIS_URL: redis.address,
        BALANCE_PROCESS_URL: `http://127.0.0.1:${port}`,
        BALANCE_PROCESS_PUBLIC: `/p${n + 1}`,
        BALANCE_PROXY_HOPS: '1',
        BALANCE_MATCHES_PER_MINUTE: '10000',
        BALANCE_REQUESTS_PER_MINUTE: '1000000',
        BALANCE_LOG_LEVEL: process.env.BALANCE_LOG_LEVEL ?? 'warn',
      }),
    )
  }
  const front = await startNginx(folder, ports)
  return {
    base: front.base,
    database: postgres.address,
    games,
    stop: () => stopAll(folder, [front.child, redis.child], games, postgres),
  }
}

async function stopAll(
  folder: string,
  children: readonly ChildProcess[],
  games: readonly ServerProcess[],
  postgres: PostgresServer,
): Promise<void> {
  await Promise.all(games.map((game) => game.kill('SIGTERM')))
  for (const child of children) child.kill('SIGTERM')
  await postgres.stop()
  rmSync(folder, { recursive: true, force: true })
}

async function startNginx(folder: string, games: readonly number[]) {
  const proxy = await freePort()
  // One server alone stands for both of the file's.
  const [first = 0, second = first] = games
  const [command, ...flags] = renderNginx('nginx-scale.conf', { games: [first, second], proxy, folder })
  const child = spawn(command, flags, { stdio: 'ignore' })
  await answers(proxy)
  return { child, base: `http://127.0.0.1:${proxy}` }
}
