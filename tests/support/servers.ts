import { type ChildProcess, spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { Client, type Room } from '@colyseus/sdk'
import { unpackView } from '#client/net/unpackView.ts'
import { PROTOCOL_VERSION } from '#shared/protocol/connection'
import { LIMITS } from '#shared/protocol/limits'
import type { MatchCreated } from '#shared/protocol/match'
import type { Reply, ViewMessage } from '#shared/protocol/messages'
import { viewDecoder } from '#shared/protocol/viewStream'
import { problemKey } from '#tests/support/problemKey'

const MAIN = join(import.meta.dirname, '../../server/src/main.ts')

/** A folder of its own for a test's database; `remove` when done. */
export function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'balance-'))
  return { database: join(folder, 'balance.sqlite'), remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** Ports that systems give to no connection of their own, so that one whose server ended is free when it starts again. */
const PORTS = { first: 10_000, after: 32_000 }

/** A port of loopback at which no process listens, for a server that may end and start again. */
export async function freePort(): Promise<number> {
  const port = randomInt(PORTS.first, PORTS.after)
  return (await isFree(port)) ? port : await freePort()
}

async function isFree(port: number): Promise<boolean> {
  const probe = createServer()
  const listens = new Promise<boolean>((resolve) =>
    probe.once('error', () => resolve(false)).listen(port, '127.0.0.1', () => resolve(true)),
  )
  const free = await listens
  if (free) await new Promise((resolve) => probe.close(resolve))
  return free
}

/** A real server in a process of its own, as `npm start` runs it, on loopback. */
export interface ServerProcess {
  readonly base: string
  readonly pid: number
  readonly output: () => string
  kill(signal: NodeJS.Signals): Promise<number | null>
}

export async function startServer(
  port: number,
  environment: Record<string, string>,
  flags: readonly string[] = [],
  main = MAIN,
): Promise<ServerProcess> {
  const child: ChildProcess = spawn(process.execPath, [...flags, main], {
    env: { ...process.env, BALANCE_PORT: String(port), BALANCE_BIND: '127.0.0.1', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
  await new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      output += chunk.toString()
      if (output.includes('is ready:')) resolve()
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${output}`)))
  })
  return {
    base: `http://127.0.0.1:${port}`,
    pid: child.pid!,
    output: () => output,
    kill(signal) {
      child.kill(signal)
      return ended
    },
  }
}

export async function post(base: string, path: string, body: unknown): Promise<{ status: number; json: unknown }> {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const response = await fetch(`${base}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: text,
  })
  return { status: response.status, json: await response.json() }
}

export async function createMatch(base: string, wish: object = {}): Promise<MatchCreated> {
  const { json } = await post(base, '/api/v1/matches', {
    scenario: 'two-blocs',
    powers: 4,
    years: 3,
    timeControl: 'untimed',
    ...wish,
  })
  return json as MatchCreated
}

/** A player's end of the line, as plain promises. */
export interface Seat {
  readonly room: Room
  /** The last view received. */
  view(): ViewMessage
  /** Resolves with the first view that fits. */
  until(fits: (view: ViewMessage) => boolean): Promise<ViewMessage>
  draft(window: number, orders: readonly unknown[]): Promise<Reply>
  ready(window: number, isReady?: boolean): Promise<Reply>
}

export async function sit(base: string, match: string, token?: string): Promise<Seat> {
  await post(base, `/api/v1/matches/${match}/room`, {})
  const room = await new Client(base).joinById(match, {
    protocol: PROTOCOL_VERSION,
    ...(token === undefined ? {} : { token }),
  })
  room.reconnection.enabled = false
  let last: ViewMessage | undefined
  const waiting = new Set<() => void>()
  const read = viewDecoder()
  room.onMessage('view', (bytes: Uint8Array) => {
    last = read(unpackView(bytes))
    for (const wake of waiting) wake()
  })
  const until = (fits: (view: ViewMessage) => boolean) =>
    new Promise<ViewMessage>((resolve) => {
      const look = () => {
        if (last === undefined || !fits(last)) return
        waiting.delete(look)
        resolve(last)
      }
      waiting.add(look)
      look()
    })
  await until(() => true)
  /** As programs should: what came too fast waits for its second, and is sent again. */
  const send = async (name: 'draft' | 'ready', input: object): Promise<Reply> => {
    for (;;) {
      const reply = await room.request<object, Reply>(name, input)
      if (problemKey(reply) !== `problem.${LIMITS.commands.problem}`) return reply
      await setTimeout(LIMITS.commands.seconds * 1000)
    }
  }
  return {
    room,
    view: () => last!,
    until,
    draft: (window, orders) => send('draft', { window, orders }),
    ready: (window, isReady = true) => send('ready', { window, ready: isReady }),
  }
}

/** Says ready in every window until one fits; crises that ask this seat are let pass. */
export async function playUntil(seat: Seat, fits: (view: ViewMessage) => boolean): Promise<ViewMessage> {
  while (!fits(seat.view())) {
    const { number } = seat.view().observation.window
    await seat.ready(number)
    await seat.until(({ observation }) => observation.window.number > number)
  }
  return seat.view()
}

export const playOut = (seat: Seat): Promise<ViewMessage> =>
  playUntil(seat, ({ observation }) => observation.window.kind === 'ended')
