import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { renderNginx } from '#tests/support/nginx'
import { pause } from '#tests/support/persistent'
import { type PostgresServer, postgresPrograms, startPostgres } from '#tests/support/postgres'
import { freePort, type ServerProcess, startServer } from '#tests/support/servers'

const REDIS = ['/usr/bin/redis-server', '/usr/local/bin/redis-server']

/** A program of this machine. @throws Error that says what to install */
function program(places: readonly string[], name: string): string {
  const found = places.find((place) => existsSync(place))
  if (found === undefined) throw new Error(`${name} is not installed: apt-get install ${name}`)
  return found
}

/** PostgreSQL, Redis, nginx with deploy/'s file, and one or two game processes on loopback. */
export interface Topology {
  /** nginx. */
  readonly base: string
  readonly database: string
  readonly games: readonly ServerProcess[]
  /** Ends everything it started. */
  stop(): Promise<void>
}

async function answers(port: number): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true)).on('error', () => resolve(false))
      socket.on('connect', () => socket.end())
    })
    if (open) return
    await pause(50)
  }
  throw new Error(`nobody answers at ${port}`)
}

export async function startTopology(processes: number): Promise<Topology> {
  const folder = mkdtempSync(join(tmpdir(), 'balance-cluster-'))
  const programs = postgresPrograms()
  if (programs === undefined) throw new Error('PostgreSQL is not installed: apt-get install postgresql')
  const postgres = await startPostgres(programs)
  const redisPort = await freePort()
  const redis = spawn(
    program(REDIS, 'redis-server'),
    ['--port', String(redisPort), '--bind', '127.0.0.1', '--save', ''],
    {
      cwd: folder,
      stdio: 'ignore',
    },
  )
  await answers(redisPort)
  const games: ServerProcess[] = []
  const ports: number[] = []
  for (let n = 0; n < processes; n++) {
    const port = await freePort()
    ports.push(port)
    games.push(
      await startServer(port, {
        DATABASE_URL: postgres.address,
        BALANCE_REDIS_URL: `redis://127.0.0.1:${redisPort}`,
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
    stop: () => stopAll(folder, [front.child, redis], games, postgres),
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
