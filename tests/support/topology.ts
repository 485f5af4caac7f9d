import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pause } from '#tests/support/persistent'
import { type PostgresServer, postgresPrograms, startPostgres } from '#tests/support/postgres'
import { freePort, type ServerProcess, startServer } from '#tests/support/servers'

const REDIS = ['/usr/bin/redis-server', '/usr/local/bin/redis-server']
const NGINX = ['/usr/sbin/nginx', '/usr/bin/nginx']

/** A program of this machine. @throws Error that says what to install */
function program(places: readonly string[], name: string): string {
  const found = places.find((place) => existsSync(place))
  if (found === undefined) throw new Error(`${name} is not installed: apt-get install ${name}`)
  return found
}

/** PostgreSQL, Redis, nginx and game processes on loopback, as docs/hosting.md describes a cluster. */
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

async function startNginx(folder: string, ports: readonly number[]) {
  const port = await freePort()
  writeFileSync(join(folder, 'nginx.conf'), nginxConf(folder, port, ports))
  const child = spawn(program(NGINX, 'nginx'), ['-p', folder, '-c', join(folder, 'nginx.conf')], { stdio: 'ignore' })
  await answers(port)
  return { child, base: `http://127.0.0.1:${port}` }
}

/** deploy/nginx.conf for this machine's ports: any server for calls, one path a server for sockets. */
function nginxConf(folder: string, port: number, ports: readonly number[]): string {
  const upgrade = `proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection $connection_upgrade;
    proxy_set_header Host $http_host; proxy_set_header X-Forwarded-For $remote_addr; proxy_read_timeout 3600s; proxy_buffering off;`
  const sockets = ports.map((each, n) => `location /p${n + 1}/ { ${upgrade} proxy_pass http://127.0.0.1:${each}/; }`)
  return `daemon off; pid ${folder}/nginx.pid; error_log ${folder}/error.log; worker_processes 1;
events { worker_connections 4096; }
http {
  access_log off; client_body_temp_path ${folder}/b; proxy_temp_path ${folder}/p; fastcgi_temp_path ${folder}/f;
  uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s;
  map $http_upgrade $connection_upgrade { default upgrade; '' ''; }
  upstream game { ${ports.map((each) => `server 127.0.0.1:${each} max_fails=1 fail_timeout=2s;`).join(' ')} }
  server {
    listen 127.0.0.1:${port};
    ${sockets.join('\n    ')}
    location / { ${upgrade} proxy_next_upstream error timeout; proxy_pass http://game; }
  }
}
`
}
