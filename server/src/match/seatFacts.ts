import type { SeatFacts } from '#shared/protocol/messages'
import type { SeatSetup } from './matchSetup.ts'
import type { WindowClock } from './windowClock.ts'

/** What is asked of each seat. */
interface Asked {
  isReady(seat: number): boolean
  isPresent(seat: number): boolean
  isAway(seat: number): boolean
}

/** What everybody may know of the seats of a match, in seat order. */
export function seatFacts(
  seats: readonly SeatSetup[],
  { pauseVotes, timeBanks }: WindowClock,
  host: number,
  { isReady, isPresent, isAway }: Asked,
): readonly SeatFacts[] {
  return seats.map(({ power, bot, people, substitute }, seat) => ({
    power,
    name: bot === undefined ? (substitute?.name ?? people.map(({ name }) => name).join(', ')) : '',
    human: bot === undefined,
    ready: isReady(seat),
    connected: bot !== undefined || isPresent(seat),
    away: bot === undefined && isAway(seat),
    host: seat === host,
    pauseVote: pauseVotes.includes(seat),
    timeBank: Math.round((timeBanks[seat] ?? 0) / 1000),
  }))
}
