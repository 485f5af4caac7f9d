import type { Match } from '../match/match.ts'
import type { Drain } from './drain.ts'

/** What is counted at every scrape of the figures. */
export interface WatchedServices {
  readonly matches: { readonly awake: Iterable<Match>; readonly asleep: number }
  readonly classes: { readonly live: number }
  readonly drain: Drain
  /** Ids of matches that have not ended. */
  unfinished(): Promise<readonly string[]>
  /** Room sockets open now. */
  sockets(): number
  /** Bytes sent since the start. */
  bytesOut(): number
}

/** Seats by who plays them. */
export interface SeatCount {
  readonly human: number
  readonly away: number
  readonly bot: number
  /** People who look at the match now. */
  readonly connected: number
}

/** Who plays the seats of one match. */
export function countSeats(match: Match): SeatCount {
  const count = { human: 0, away: 0, bot: 0, connected: 0 }
  for (const { human, away, connected } of match.seatFacts()) {
    if (!human) count.bot++
    else if (away) count.away++
    else count.human++
    if (human && connected) count.connected++
  }
  return count
}

/** All matches, what they have not done yet, and the seats of those that have not ended. */
export function countAll(awake: Iterable<Match>): SeatCount & { readonly matches: number; readonly pending: number } {
  const sum = { matches: 0, pending: 0, human: 0, away: 0, bot: 0, connected: 0 }
  for (const match of awake) {
    sum.matches++
    sum.pending += match.pending
    if (match.state.window.kind === 'ended') continue
    const { human, away, bot, connected } = countSeats(match)
    sum.human += human
    sum.away += away
    sum.bot += bot
    sum.connected += connected
  }
  return sum
}
