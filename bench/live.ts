import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { freePort, sit, startServer, temporaryFolder } from '#tests/support/servers'
import { consumption, quantile, roundTo } from './crowd.ts'
import { type LiveCrowd, type LivePlan, type LiveSeat, type LiveWaits, ORDERS } from './liveCrowd.ts'

/**
 * Threads of the load generator, each with its share of the matches: the garbage of six thousand clients in one heap would stop all of them for
 * hundreds of milliseconds at a time, and what they wait for would be themselves.
 */
const THREADS = 4
/** Matches that are looked at after the restart. */
const SAMPLED = 20

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
  /** Pauses of the load generator's own threads: waits can be measured no finer than these. */
  readonly crowdP99Ms: number
  readonly crowdLongestMs: number
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
  const crowds: Worker[] = []
  try {
    for (let of = 0; of < THREADS; of++)
      crowds.push(crowdThread({ base: server.base, matches, powers, spectators, of, threads: THREADS }))
    const tables = (await Promise.all(crowds.map((crowd) => answerOf<readonly LiveSeat[]>(crowd)))).flat()
    const [before, crowdBefore] = [consumption(server.pid), process.cpuUsage()]
    const began = performance.now()
    for (const crowd of crowds) crowd.postMessage({ began: Date.now(), seconds } satisfies LivePlan)
    const played = await Promise.all(crowds.map((crowd) => answerOf<LiveWaits>(crowd)))
    const [after, crowd] = [consumption(server.pid), process.cpuUsage(crowdBefore)]
    const took = performance.now() - began
    const waits = played.flatMap((each) => each.waits)
    const tokens = tables.filter((_, n) => n % Math.ceil(matches / SAMPLED) === 0)
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
      refused: played.reduce((sum, { refused }) => sum + refused, 0),
      cpuMsPerOrder: roundTo((after.cpuMs - before.cpuMs) / waits.length, 3),
      coreShare: roundTo((after.cpuMs - before.cpuMs) / took, 3),
      crowdCoreShare: roundTo((crowd.user + crowd.system) / 1000 / took, 3),
      p50Ms: roundTo(quantile(waits, 0.5)),
      p99Ms: roundTo(quantile(waits, 0.99)),
      crowdP99Ms: roundTo(Math.max(...played.map(({ pauseP99Ms }) => pauseP99Ms))),
      crowdLongestMs: Math.round(Math.max(...played.map(({ longestPauseMs }) => longestPauseMs))),
      rssMb: Math.round(after.rssMb),
      backMs: Math.round(backMs),
      playableMs: Math.round(performance.now() - killed),
    }
  } finally {
    await Promise.all(crowds.map((crowd) => crowd.terminate()))
    await server.kill('SIGTERM')
    folder.remove()
  }
}

const crowdThread = (crowd: LiveCrowd): Worker =>
  new Worker(join(import.meta.dirname, 'liveCrowd.ts'), { workerData: crowd })

/** The next message of a thread. @throws its error */
const answerOf = <Answer>(crowd: Worker): Promise<Answer> =>
  new Promise((resolve, reject) => {
    crowd.once('error', reject)
    crowd.once('message', (answer: Answer) => {
      crowd.off('error', reject)
      resolve(answer)
    })
  })

/** Comes back to a match and gives an order, or says that the seat is not asked now. */
async function playsOn(base: string, { match, token }: LiveSeat): Promise<void> {
  const seat = await sit(base, match, token)
  await seat.draft(seat.view().observation.window.number, ORDERS)
}
