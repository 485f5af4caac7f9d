/** One thread of the load generator of live matches (bench/live.ts): gathers its share of the matches, and plays them when told to. */
import './countedSockets.ts'
import { once } from 'node:events'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { sit } from '#tests/support/servers'
import { type GatheredSeat, gather } from './crowd.ts'

/** What a thread gathers: every match whose number leaves `of` when divided by `threads`. */
export interface LiveCrowd {
  readonly base: string
  /** Of all threads together. */
  readonly matches: number
  readonly powers: number
  readonly spectators: number
  readonly of: number
  readonly threads: number
}

/** The first seat of a match, which is told when all matches of the thread are gathered. */
export type LiveSeat = Pick<GatheredSeat, 'match' | 'token'>

/** When playing begins, in milliseconds of the clock, and for how long. */
export interface LivePlan {
  readonly began: number
  readonly seconds: number
}

/** What a thread tells in the end. Milliseconds. */
export interface LiveWaits {
  readonly waits: readonly number[]
  readonly refused: number
  readonly pauseP99Ms: number
  readonly longestPauseMs: number
}

/** So many that no match ends meanwhile. */
const YEARS = 24
/** Each seat sends one message in this time, in milliseconds, at a moment of its own; each fourth says ready. */
const PERIOD = 30_000
const MESSAGES_PER_WINDOW = 4
export const ORDERS = [{ type: 'build', force: 'silos', lots: 1 }] as const
/** Spreads numbers of matches evenly over a period, whatever else their order decides. */
const GOLDEN = 0.6180339887

/** A match of this thread. */
interface Table {
  /** Among the matches of all threads. */
  readonly number: number
  readonly seats: readonly GatheredSeat[]
}

async function gatherShare({ base, matches, powers, spectators, of, threads }: LiveCrowd): Promise<readonly Table[]> {
  const tables: Table[] = []
  for (let number = of; number < matches; number += threads) {
    const seats = await gather(base, powers, YEARS)
    for (let n = 0; n < spectators; n++) await sit(base, seats[0]!.match)
    tables.push({ number, seats })
  }
  return tables
}

/**
 * Six messages a match in half a minute. Matches are at different places of their windows, and the period of each begins at a moment of its
 * own: a window closes with its last message, late in the period, and if all periods began together so would all closings be near their end.
 */
async function playEvenly(tables: readonly Table[], matches: number, { began, seconds }: LivePlan): Promise<LiveWaits> {
  const waits: number[] = []
  let refused = 0
  const pauses = monitorEventLoopDelay({ resolution: 5 })
  pauses.enable()
  const end = began + seconds * 1000
  const send = async (seat: GatheredSeat, n: number) => {
    const { window, self } = seat.view().observation
    if (!window.participants.some((power) => power === self?.id)) return
    const isOrder = window.kind === 'planning' && n % MESSAGES_PER_WINDOW < MESSAGES_PER_WINDOW - 1
    const start = performance.now()
    const { ok } = await (isOrder ? seat.draft(window.number, ORDERS) : seat.ready(window.number))
    waits.push(performance.now() - start)
    if (!ok) refused++
  }
  const play = async (seat: GatheredSeat, table: number) => {
    let n = Math.floor((table / matches) * MESSAGES_PER_WINDOW)
    const phase = (table * GOLDEN) % 1
    for (let at = began + (phase + Math.random() - 1) * PERIOD; at < end; at += PERIOD, n++) {
      if (at < began) continue
      await pause(Math.max(0, at - Date.now()))
      await send(seat, n)
    }
  }
  await Promise.all(tables.flatMap(({ seats, number }) => seats.map((seat) => play(seat, number))))
  return { waits, refused, pauseP99Ms: pauses.percentile(99) / 1e6, longestPauseMs: pauses.max / 1e6 }
}

if (parentPort !== null) {
  const crowd: LiveCrowd = workerData
  const tables = await gatherShare(crowd)
  parentPort.postMessage(tables.map(({ seats: [first] }): LiveSeat => ({ match: first!.match, token: first!.token })))
  const [plan] = (await once(parentPort, 'message')) as [LivePlan]
  parentPort.postMessage(await playEvenly(tables, crowd.matches, plan))
}
