import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import type { SeatTaken } from '#shared/protocol/lobby'
import { post, type Seat, sit } from '#tests/support/servers'

/** Kinds of orders a person gives one after another in a planning year; each is one message that must become durable. */
const PLANS = [
  [{ type: 'build', force: 'silos', lots: 1 }],
  [
    { type: 'build', force: 'silos', lots: 1 },
    { type: 'build', force: 'submarines', lots: 1 },
  ],
  [{ type: 'build', force: 'silos', lots: 1 }],
] as const

/** What a crowd went through. Times in milliseconds, bytes as read from the sockets. */
export interface Tally {
  /** From sending to acknowledgement, of every order and every ready. */
  readonly waits: number[]
  refused: number
  bytes: number
  seatYears: number
}

/** A match of people on every seat, gathered at a table as they would. */
export async function gather(base: string, seats: number, years: number): Promise<readonly Seat[]> {
  const wish = {
    scenario: 'many-poles',
    powers: seats,
    years,
    timeControl: 'relaxed',
    name: 'P0',
    chatRule: 'off',
    open: false,
  }
  const made = (await post(base, '/api/v1/lobbies', wish)).json as SeatTaken
  const tokens = [made.token]
  for (let seat = 1; seat < seats; seat++) {
    const taken = await post(base, `/api/v1/lobbies/${made.lobby}/seats`, { name: `P${seat}` })
    tokens.push((taken.json as SeatTaken).token)
  }
  await post(base, `/api/v1/lobbies/${made.lobby}/start`, { token: made.token })
  return await Promise.all(tokens.map((token) => sit(base, made.lobby, token)))
}

/** Plays every seat of one match to its end; each message goes out at a random moment within `spread` milliseconds. */
export async function playTogether(seats: readonly Seat[], spread: number, tally: Tally): Promise<void> {
  const before = seats.map(bytesRead)
  const { year } = seats[0]!.view().observation
  await Promise.all(seats.map((seat) => playSeat(seat, spread, tally)))
  tally.seatYears += seats.length * (seats[0]!.view().observation.year - year + 1)
  for (const [index, seat] of seats.entries()) tally.bytes += bytesRead(seat) - before[index]!
}

async function playSeat(seat: Seat, spread: number, tally: Tally): Promise<void> {
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

async function timed(tally: Tally, send: () => Promise<{ readonly ok: boolean }>): Promise<void> {
  const start = performance.now()
  const { ok } = await send()
  tally.waits.push(performance.now() - start)
  if (!ok) tally.refused++
}

/** Bytes this seat's socket has brought so far, frames and all. */
function bytesRead({ room }: Seat): number {
  const { ws } = room.connection.transport as unknown as { ws: { _socket: { bytesRead: number } } }
  return ws._socket.bytesRead
}

/** The share `part` (0 to 1) of sorted waits that is quicker than the result, in milliseconds. */
export function quantile(waits: readonly number[], part: number): number {
  const sorted = [...waits].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0
}

const TICKS_PER_SECOND = 100

/** Processor time and memory of a process, as Linux counts them. */
export function consumption(pid: number): { readonly cpuMs: number; readonly rssMb: number } {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
  const cpuMs = ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS_PER_SECOND
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return { cpuMs, rssMb: Number(kilobytes) / 1024 }
}
