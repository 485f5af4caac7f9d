/**
 * `npm run tool -- proxies`: a real server (two, for a crowd) behind each proxy that is installed, with the configuration of deploy/. Plays a match of
 * two people through it over sockets, another over plain HTTP, and floods it, to see whose address counts. One line of
 * figures each; ends with 1 when one of them does not do, or none is installed.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { SeatTaken } from '#shared/protocol/lobby'
import type { PollNews } from '#shared/protocol/match'
import { renderNginx } from '#tests/support/nginx'
import { freePort, playOut, post, sit, startServer } from '#tests/support/servers'
import { startTopology } from '#tests/support/topology'

const DEPLOY = join(import.meta.dirname, '../deploy')
const YEARS = 3
/** Calls one address may make a minute in these trials: far above two matches, soon reached by a flood. */
const LIMIT = 2000
const START_MILLISECONDS = 10_000
/** After so long a server that died counts as dead to the others. */
const LEFT_ALONE_MILLISECONDS = 6000

interface Trial {
  /** Ports of the servers behind it. */
  readonly games: readonly number[]
  readonly proxy: number
  readonly health: number
  readonly folder: string
}

interface Proxy {
  readonly name: string
  /** Leads to two servers on one PostgreSQL and one Redis. */
  readonly crowd?: true
  /** Where the game lies on the website. */
  readonly path?: '/balance'
  /** Says its version. */
  readonly version: readonly [string, ...string[]]
  /** What starts it in the foreground; deploy/'s file as it is, but for what it is told to change. */
  start(trial: Trial): { readonly command: readonly [string, ...string[]]; readonly env?: Record<string, string> }
}

/** Caddy with one of deploy/'s files as it is. */
const caddy = (name: string, { proxy, health, folder }: Trial, games: Record<string, string>) => ({
  command: ['caddy', 'run', '--adapter', 'caddyfile', '--config', join(DEPLOY, name)] as const,
  env: {
    DOMAIN: `http://127.0.0.1:${proxy}`,
    HEALTH_PORT: String(health),
    XDG_DATA_HOME: folder,
    XDG_CONFIG_HOME: folder,
    ...games,
  },
})

const PROXIES: readonly Proxy[] = [
  {
    name: 'Caddy',
    version: ['caddy', 'version'],
    start: (trial) => caddy('Caddyfile', trial, { GAME: `127.0.0.1:${trial.games[0]}` }),
  },
  {
    name: 'nginx',
    version: ['nginx', '-v'],
    start: (trial) => ({ command: renderNginx('nginx.conf', trial) }),
  },
  {
    name: 'HAProxy',
    version: ['haproxy', '-v'],
    start: ({ games, proxy }) => ({
      command: ['haproxy', '-db', '-f', join(DEPLOY, 'haproxy.cfg')],
      env: { LISTEN: `127.0.0.1:${proxy}`, GAME: `127.0.0.1:${games[0]}` },
    }),
  },
  {
    name: 'Caddy below a path',
    path: '/balance',
    version: ['caddy', 'version'],
    start: (trial) => caddy('Caddyfile.path', trial, { GAME: `127.0.0.1:${trial.games[0]}` }),
  },
  {
    name: 'nginx below a path',
    path: '/balance',
    version: ['nginx', '-v'],
    start: (trial) => ({ command: renderNginx('nginx-path.conf', trial) }),
  },
  {
    name: 'Caddy for a crowd',
    crowd: true,
    version: ['caddy', 'version'],
    start: (trial) => {
      const [one, two] = trial.games
      return caddy('Caddyfile.scale', trial, { GAME1: `127.0.0.1:${one}`, GAME2: `127.0.0.1:${two}` })
    },
  },
  {
    name: 'nginx for a crowd',
    crowd: true,
    version: ['nginx', '-v'],
    start: (trial) => ({ command: renderNginx('nginx-scale.conf', trial) }),
  },
]

/** Its version; undefined when it is not installed. */
function versionOf({ version: [command, ...args] }: Proxy): string | undefined {
  const { error, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' })
  return error === undefined ? /\d+\.\d+\.\d+/.exec(`${stdout}${stderr}`)?.[0] : undefined
}

/** A child that answers at `base`; what it says is told when it does not. */
async function startProxy(proxy: Proxy, trial: Trial, base: string): Promise<{ end(): Promise<void> }> {
  const { command, env } = proxy.start(trial)
  const [file, ...args] = command
  const child: ChildProcess = spawn(file, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const end = async () => {
    child.kill('SIGTERM')
    const late = setTimeout(() => child.kill('SIGKILL'), 3000)
    await ended
    clearTimeout(late)
  }
  const until = Date.now() + START_MILLISECONDS
  for (;;) {
    const answer = await fetch(`${base}/healthz`).catch(() => undefined)
    if (answer?.status === 200) return { end }
    if (child.exitCode !== null || Date.now() > until) {
      await end()
      throw new Error(`${proxy.name} does not lead to the game: ${said}`)
    }
    await pause(50)
  }
}

/** Two people at a table of their own, the match begun. */
async function gatherTwo(
  base: string,
): Promise<{ readonly match: string; readonly tokens: readonly [string, string] }> {
  const wish = { scenario: 'two-blocs', powers: 2, years: YEARS, timeControl: 'untimed', name: 'Ada', open: false }
  const host = (await post(base, '/api/v1/lobbies', wish)).json as SeatTaken
  const guest = (await post(base, `/api/v1/lobbies/${host.lobby}/seats`, { name: 'Bob' })).json as SeatTaken
  await post(base, `/api/v1/lobbies/${host.lobby}/start`, { token: host.token })
  return { match: host.lobby, tokens: [host.token, guest.token] }
}

async function overSockets(base: string): Promise<void> {
  const { match, tokens } = await gatherTwo(base)
  const seats = await Promise.all(tokens.map((token) => sit(base, match, token)))
  await Promise.all(seats.map(playOut))
  for (const { room } of seats) await room.leave()
}

async function overHttp(base: string): Promise<void> {
  const { match, tokens } = await gatherTwo(base)
  const play = async (token: string) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    let seen = -1
    for (;;) {
      const after = seen < 0 ? '' : `?after=${seen}`
      const news = (await (await fetch(`${base}/api/v1/matches/${match}/news${after}`, { headers })).json()) as PollNews
      const window = news.view?.observation.window
      if (window?.kind === 'ended') return
      if (window === undefined) await pause(50)
      else {
        seen = window.number
        const body = JSON.stringify({ command: 'ready', window: seen, ready: true })
        await fetch(`${base}/api/v1/matches/${match}/commands`, { method: 'POST', headers, body })
      }
    }
  }
  await Promise.all(tokens.map(play))
}

/** How the first part of a stream comes, in milliseconds: a proxy that holds answers back never lets it through. */
async function firstOfStream(base: string): Promise<number> {
  const { match, tokens } = await gatherTwo(base)
  const began = performance.now()
  const signal = AbortSignal.timeout(5000)
  const headers = { authorization: `Bearer ${tokens[0]}` }
  const reader = (await fetch(`${base}/api/v1/matches/${match}/stream`, { headers, signal })).body!.getReader()
  await reader.read()
  await reader.cancel()
  return performance.now() - began
}

/** Status of a call from another of this machine's addresses, with the address it claims to have. */
async function callFrom(base: string, localAddress: string, claimed: string): Promise<number> {
  return await new Promise((resolve, reject) => {
    const call = request(
      `${base}/api/v1/scenarios`,
      { localAddress, headers: { 'x-forwarded-for': claimed } },
      (answer) => {
        answer.resume().on('end', () => resolve(answer.statusCode ?? 0))
      },
    )
    call.on('error', reject).end()
  })
}

/** Floods from one address under ever other forwarded names: refused all the same, and other addresses are not. */
async function flood(base: string): Promise<number> {
  for (let calls = 0; calls < 3 * LIMIT; calls += 50) {
    const burst = Array.from({ length: 50 }, (_, n) => callFrom(base, '127.0.0.2', `10.0.${calls / 50}.${n}`))
    if (!(await Promise.all(burst)).includes(429)) continue
    if ((await callFrom(base, '127.0.0.1', '127.0.0.2')) !== 200) throw new Error('a peer is refused with the flooder')
    return calls + 50
  }
  throw new Error('a flood that claims to come from elsewhere is not refused')
}

/** The page is there with its files, also without the trailing slash and by an invitation link. */
async function page(base: string): Promise<void> {
  const { url, redirected } = await fetch(base)
  const html = await (await fetch(url)).text()
  const script = /<script[^>]* src="([^"]+)"/.exec(html)?.[1] ?? ''
  const invited = `${base}/j/K7M4P`
  const lead = /http-equiv="refresh" content="0; url=([^"]+)"/.exec(await (await fetch(invited)).text())?.[1]
  const led = lead === undefined ? 'nowhere' : new URL(lead, invited).href
  const wrong = [
    ...(url === `${base}/` ? [] : [`${base} leads to ${url}${redirected ? ', redirected' : ''}`]),
    ...((await fetch(new URL(script, url))).ok ? [] : [`${script} is not there`]),
    ...(led === `${base}/#/join/K7M4P` ? [] : [`an invitation leads to ${led}`]),
  ]
  if (wrong.length > 0) throw new Error(wrong.join('; '))
}

/** Another website's socket is refused through the proxy too, our own is not. */
async function otherWebsite(base: string): Promise<void> {
  for (const [origin, status] of [
    ['http://elsewhere.example', 403],
    [new URL(base).origin, 400],
  ] as const) {
    const headers = { origin, 'content-type': 'application/json' }
    const answer = await fetch(`${base}/api/v1/lobbies`, { method: 'POST', headers, body: '{}' })
    if (answer.status !== status)
      throw new Error(`a call of ${origin} is answered with ${answer.status}, not ${status}`)
  }
}

async function timed(what: () => Promise<void>): Promise<string> {
  const began = performance.now()
  await what()
  return `${Math.round(performance.now() - began)} ms`
}

/** One server behind it. */
async function tryAlone(proxy: Proxy, trialOf: (games: readonly number[]) => Promise<Trial>): Promise<string> {
  const port = await freePort()
  const game = await startServer(port, {
    BALANCE_DATABASE: ':memory:',
    BALANCE_PROXY_HOPS: '1',
    BALANCE_REQUESTS_PER_MINUTE: String(LIMIT),
  })
  try {
    return await behind(proxy, await trialOf([port]), async (base) => {
      await otherWebsite(base)
      return `flood refused after ${await flood(base)} calls, peers not, other websites refused`
    })
  } finally {
    await game.kill('SIGTERM')
  }
}

/** Two servers behind it, one of which dies: the other plays on, and all callers are led there. */
async function tryCrowd(proxy: Proxy, trialOf: (games: readonly number[]) => Promise<Trial>): Promise<string> {
  const topology = await startTopology(2)
  const { games } = topology
  try {
    return await behind(proxy, await trialOf(games.map(({ base }) => Number(new URL(base).port))), async (base) => {
      for (let more = 0; more < 6; more++) await overSockets(base)
      await games[0]!.kill('SIGKILL')
      await pause(LEFT_ALONE_MILLISECONDS)
      return `eight matches, after one of two servers died another in ${await timed(() => overSockets(base))}`
    })
  } finally {
    await topology.stop()
  }
}

/** What every proxy must let through, and then what is more. */
async function behind(proxy: Proxy, trial: Trial, more: (base: string) => Promise<string>): Promise<string> {
  const base = `http://127.0.0.1:${trial.proxy}${proxy.path ?? ''}`
  const running = await startProxy(proxy, trial, base)
  try {
    await page(base)
    const sockets = await timed(() => overSockets(base))
    const polling = await timed(() => overHttp(base))
    const stream = Math.round(await firstOfStream(base))
    return `match over sockets ${sockets}, over plain HTTP ${polling}, stream after ${stream} ms, ${await more(base)}`
  } finally {
    await running.end()
  }
}

async function tryProxy(proxy: Proxy): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'balance-proxy-'))
  const trialOf = async (games: readonly number[]) => ({
    folder,
    games,
    proxy: await freePort(),
    health: await freePort(),
  })
  try {
    return await (proxy.crowd ? tryCrowd : tryAlone)(proxy, trialOf)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

let failed = 0
let tried = 0
for (const proxy of PROXIES) {
  const version = versionOf(proxy)
  if (version === undefined) process.stdout.write(`${proxy.name} is not installed: not tried\n`)
  else {
    const found = await tryProxy(proxy).catch((fault: unknown) => {
      const words = fault instanceof Error ? fault.message : String(fault)
      if (words.includes('is not installed')) return `not tried: ${words}`
      failed++
      return words
    })
    tried++
    process.stdout.write(`${proxy.name} ${version}: ${found}\n`)
  }
}
if (tried === 0) process.stdout.write('no proxy is installed: nothing was tried\n')
process.exit(failed === 0 && tried > 0 ? 0 : 1)
