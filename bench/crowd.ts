import { readFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import type { SeatTaken } from '#shared/protocol/lobby'
import type { Observation } from '#shared/view/observation'
import { post, type Seat, sit } from '#tests/support/servers'

/** Scenario every match of a crowd plays: 40 lesser states, up to eight powers. */
export const SCENARIO = 'many-poles'

/** A seat as the load generator plays it, on our server or on the peer's. */
export interface CrowdSeat {
  view(): { readonly observation: Observation }
  /** Resolves with the first view that fits. */
  until(fits: (view: { readonly observation: Observation }) => boolean): Promise<{ readonly observation: Observation }>
  /** Resolves when the server has acknowledged the orders. */
  draft(window: number, orders: readonly unknown[]): Promise<{ readonly ok: boolean }>
  ready(window: number): Promise<{ readonly ok: boolean }>
  /** Bytes this seat's socket has received so far, frames included. */
  bytesRead(): number
}

/** Orders a seat gives one after another in a planning year; each is one message that must become durable. */
const PLANS = [
  [{ type: 'build', force: 'silos', lots: 1 }],
  [
    { type: 'build', force: 'silos', lots: 1 },
    { type: 'build', force: 'submarines', lots: 1 },
  ],
  [{ type: 'build', force: 'silos', lots: 1 }],
] as const

/** What the crowd measured. Times in milliseconds, bytes as received by the sockets. */
export interface CrowdTally {
  /** From sending to acknowledgement, of every order and every ready. */
  readonly waits: number[]
  refused: number
  bytes: number
  seatYears: number
}

/** A seat on our server, and what its person comes back with. */
export interface GatheredSeat extends Seat, CrowdSeat {
  readonly match: string
  readonly token: string
  view: Seat['view']
  until: Seat['until']
  draft: Seat['draft']
  ready(window: number): ReturnType<Seat['ready']>
}

/** A match with a person on every seat, made through the lobby. */
export async function gather(base: string, seats: number, years: number): Promise<readonly GatheredSeat[]> {
  const wish = {
    scenario: SCENARIO,
    powers: seats,
    years,
    timeControl: 'relaxed',
    name: 'P0',
    chatRule: 'off',
    open: false,
  }
  const answer = (await post(base, '/api/v1/lobbies', wish)).json
  const made = answer as SeatTaken
  if (made.token === undefined) throw new Error(`no table: ${JSON.stringify(answer)}`)
  const tokens = [made.token]
  for (let seat = 1; seat < seats; seat++) {
    const taken = await post(base, `/api/v1/lobbies/${made.lobby}/seats`, { name: `P${seat}` })
    tokens.push((taken.json as SeatTaken).token)
  }
  await post(base, `/api/v1/lobbies/${made.lobby}/start`, { token: made.token })
  return await Promise.all(
    tokens.map(async (token) => {
      const seat = await sit(base, made.lobby, token)
      return { ...seat, match: made.lobby, token, bytesRead: () => bytesRead(seat) }
    }),
  )
}

/** Plays every seat of one match to its end; each message goes out at a random moment within `spread` milliseconds. */
async function playTogether(seats: readonly CrowdSeat[], spread: number, tally: CrowdTally): Promise<void> {
  const before = seats.map((seat) => seat.bytesRead())
  const { year } = seats[0]!.view().observation
  await Promise.all(seats.map((seat) => playSeat(seat, spread, tally)))
  tally.seatYears += seats.length * (seats[0]!.view().observation.year - year + 1)
  for (const [index, seat] of seats.entries()) tally.bytes += seat.bytesRead() - before[index]!
}

async function playSeat(seat: CrowdSeat, spread: number, tally: CrowdTally): Promise<void> {
  let { window, self } = seat.view().observation
  while (window.kind !== 'ended') {
    const { number } = window
    if (window.participants.some((power) => power === self?.id)) {
      for (const plan of window.kind === 'planning' ? PLANS : []) {
        await pause(Math.random() * spread)
        await timed(tally, () => seat.draft(number, plan))
      }
      await pause(Math.random() * spread)
      await timed(tally, () => seat.ready(number))
    }
    const next = await seat.until(({ observation }) => observation.window.number > number)
    window = next.observation.window
    self = next.observation.self
  }
}

async function timed(tally: CrowdTally, send: () => Promise<{ readonly ok: boolean }>): Promise<void> {
  const start = performance.now()
  const { ok } = await send()
  tally.waits.push(performance.now() - start)
  if (!ok) tally.refused++
}

function bytesRead({ room }: Seat): number {
  const { ws } = room.connection.transport as unknown as { ws: { _socket: { bytesRead: number } } }
  return ws._socket.bytesRead
}

/** The value below which the share `part` (0–1) of the values lies; 0 of none. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0
}

const TICKS_PER_SECOND = 100

/** Processor time (milliseconds, user and system) and resident memory (MiB) of a process, as Linux counts them. */
export function consumption(pid: number): { readonly cpuMs: number; readonly rssMb: number } {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
  const cpuMs = ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS_PER_SECOND
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return { cpuMs, rssMb: Number(kilobytes) / 1024 }
}

/** What one server needed for a crowd, as it is printed. */
export interface CrowdFigures {
  readonly orders: number
  readonly refused: number
  /** Processor milliseconds of the server for each order, with the windows that closed. */
  readonly cpuMsPerOrder: number
  /** Received by one seat in one year. */
  readonly bytesPerSeatYear: number
  /** From sending an order to its acknowledgement. */
  readonly p50Ms: number
  readonly p99Ms: number
  /** Resident memory of the server at the end. */
  readonly rssMb: number
  /** Pauses of the load generator itself: waits can be measured no finer than these. */
  readonly crowdP99Ms: number
  readonly crowdLongestMs: number
}

/**
 * Plays every match to its end at once and measures the server process meanwhile. `spread` is the time in milliseconds
 * within which each message goes out at a random moment.
 */
export async function measureCrowd(
  pid: number,
  matches: readonly (readonly CrowdSeat[])[],
  spread: number,
): Promise<{ readonly figures: CrowdFigures; readonly tally: CrowdTally }> {
  const tally: CrowdTally = { waits: [], refused: 0, bytes: 0, seatYears: 0 }
  const pauses = monitorEventLoopDelay({ resolution: 5 })
  pauses.enable()
  const start = consumption(pid)
  await Promise.all(matches.map((seats) => playTogether(seats, spread, tally)))
  const end = consumption(pid)
  pauses.disable()
  const figures = {
    orders: tally.waits.length,
    refused: tally.refused,
    cpuMsPerOrder: roundTo((end.cpuMs - start.cpuMs) / tally.waits.length, 3),
    bytesPerSeatYear: Math.round(tally.bytes / tally.seatYears),
    p50Ms: roundTo(quantile(tally.waits, 0.5)),
    p99Ms: roundTo(quantile(tally.waits, 0.99)),
    rssMb: Math.round(end.rssMb),
    crowdP99Ms: roundTo(pauses.percentile(99) / 1e6),
    crowdLongestMs: Math.round(pauses.max / 1e6),
  }
  return { figures, tally }
}

export const roundTo = (value: number, digits = 2): number => Number(value.toFixed(digits))
