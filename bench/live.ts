import { setTimeout as pause } from 'node:timers/promises'
import { freePort, sit, startServer, temporaryFolder } from '#tests/support/servers'
import { type CrowdSeat, consumption, type GatheredSeat, gather, quantile, roundTo } from './crowd.ts'

/** So many that no match ends meanwhile. */
const YEARS = 24
/** Each seat sends one message in this time, in milliseconds, at a moment of its own; each fourth says ready. */
const PERIOD = 30_000
const MESSAGES_PER_WINDOW = 4
/** Matches that are gathered at the same time. */
const GATHERED_AT_ONCE = 4
/** Matches that are looked at after the restart. */
const SAMPLED = 20
const ORDERS = [{ type: 'build', force: 'silos', lots: 1 }] as const

/** What many live matches at an even pace needed, as it is printed. */
export interface LiveFigures {
  readonly matches: number
  readonly powers: number
  /** Who watch each match. */
  readonly spectators: number
  readonly orders: number
  readonly refused: number
  /** Processor milliseconds of the server for each order, and the share of one core it took; of the load generator beside it. */
  readonly cpuMsPerOrder: number
  readonly coreShare: number
  readonly crowdCoreShare: number
  readonly p50Ms: number
  readonly p99Ms: number
  /** Resident memory of the server at the end, MiB. */
  readonly rssMb: number
  /** Milliseconds from the start of a killed server until it listens with every match back, and until one in many took an order. */
  readonly backMs: number
  readonly playableMs: number
}

/** The limits that would stop a crowd from one address. */
export const WITHOUT_LIMITS = {
  BALANCE_MATCHES_PER_MINUTE: '10000',
  BALANCE_MOST_MATCHES_PER_ADDRESS: '1000000',
  BALANCE_MOST_LINES: '1000000',
  BALANCE_REQUESTS_PER_MINUTE: '1000000',
} as const

/** What is played. */
export interface LiveShape {
  readonly matches: number
  readonly powers?: number
  readonly spectators?: number
}

/**
 * Live matches at an even pace: people on every seat, one message a seat in half a minute, windows that do not close in phase. The
 * server is a process of its own; then it is killed and started again.
 * @param seconds how long they play
 */
export async function measureLive(
  { matches, powers = 6, spectators = 0 }: LiveShape,
  seconds: number,
): Promise<LiveFigures> {
  const folder = temporaryFolder()
  const environment = { BALANCE_DATABASE: folder.database, ...WITHOUT_LIMITS }
  const port = await freePort()
  let server = await startServer(port, environment)
  try {
    const tables = await gatherAll(server.base, matches, powers)
    for (const [seat] of tables) for (let n = 0; n < spectators; n++) await sit(server.base, seat!.match)
    const [before, crowdBefore] = [consumption(server.pid), process.cpuUsage()]
    const began = performance.now()
    const { waits, refused } = await playEvenly(tables, began, seconds)
    const [after, crowd] = [consumption(server.pid), process.cpuUsage(crowdBefore)]
    const took = performance.now() - began
    const tokens = tables.filter((_, n) => n % Math.ceil(matches / SAMPLED) === 0).map((seats) => seats[0]!)
    await server.kill('SIGKILL')
    const killed = performance.now()
    server = await startServer(port, environment)
    const backMs = performance.now() - killed
    await Promise.all(tokens.map((seat) => playsOn(server.base, seat)))
    return {
      matches,
      powers,
      spectators,
      orders: waits.length,
      refused,
      cpuMsPerOrder: roundTo((after.cpuMs - before.cpuMs) / waits.length, 3),
      coreShare: roundTo((after.cpuMs - before.cpuMs) / took, 3),
      crowdCoreShare: roundTo((crowd.user + crowd.system) / 1000 / took, 3),
      p50Ms: roundTo(quantile(waits, 0.5)),
      p99Ms: roundTo(quantile(waits, 0.99)),
      rssMb: Math.round(after.rssMb),
      backMs: Math.round(backMs),
      playableMs: Math.round(performance.now() - killed),
    }
  } finally {
    await server.kill('SIGTERM')
    folder.remove()
  }
}

/** Spreads numbers of matches evenly over a period, whatever else their order decides. */
const GOLDEN = 0.6180339887

/**
 * Six messages a match in half a minute. Matches are at different places of their windows, and the period of each begins at a moment of its
 * own: a window closes with its last message, late in the period, and if all periods began together so would all closings be near their end.
 */
async function playEvenly(
  tables: readonly (readonly CrowdSeat[])[],
  began: number,
  seconds: number,
): Promise<{ readonly waits: readonly number[]; readonly refused: number }> {
  const waits: number[] = []
  let refused = 0
  const end = began + seconds * 1000
  const send = async (seat: CrowdSeat, n: number) => {
    const { window, self } = seat.view().observation
    if (!window.participants.some((power) => power === self?.id)) return
    const isOrder = window.kind === 'planning' && n % MESSAGES_PER_WINDOW < MESSAGES_PER_WINDOW - 1
    const start = performance.now()
    const { ok } = await (isOrder ? seat.draft(window.number, ORDERS) : seat.ready(window.number))
    waits.push(performance.now() - start)
    if (!ok) refused++
  }
  const play = async (seat: CrowdSeat, table: number) => {
    let n = Math.floor((table / tables.length) * MESSAGES_PER_WINDOW)
    const phase = (table * GOLDEN) % 1
    for (let at = began + (phase + Math.random() - 1) * PERIOD; at < end; at += PERIOD, n++) {
      if (at < began) continue
      await pause(Math.max(0, at - performance.now()))
      await send(seat, n)
    }
  }
  await Promise.all(tables.flatMap((seats, table) => seats.map((seat) => play(seat, table))))
  return { waits, refused }
}

async function gatherAll(base: string, matches: number, powers: number): Promise<readonly (readonly GatheredSeat[])[]> {
  const tables: (readonly GatheredSeat[])[] = []
  let left = matches
  const gatherSome = async () => {
    while (left-- > 0) tables.push(await gather(base, powers, YEARS))
  }
  await Promise.all(Array.from({ length: GATHERED_AT_ONCE }, gatherSome))
  return tables
}

/** Comes back to a match and gives an order, or says that the seat is not asked now. */
async function playsOn(base: string, { match, token }: GatheredSeat): Promise<void> {
  const seat = await sit(base, match, token)
  await seat.draft(seat.view().observation.window.number, ORDERS)
}
