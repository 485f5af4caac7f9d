import { kept, listOf } from './kept.ts'

/** A seat this device holds: the token gives the right to it. */
export interface HeldSeat {
  readonly match: string
  readonly token: string
  readonly power: string
  readonly scenario: string
  /** What the server published of the match's luck when this device first saw it. */
  readonly commitment?: string
  /** This device's share of the match's luck, and whether the server has said that it counts. */
  readonly share?: string
  readonly shareGiven?: true
  /** It is at a table whose match has not begun. */
  readonly atTable?: true
  /** Its match is over: it need not be kept any longer. */
  readonly ended?: true
}

/** A seat this device has asked for: its token opens nothing before the match's players say yes. */
export interface AskedSeat extends HeldSeat {
  /** Id of the request. */
  readonly request: string
}

/** Seats of matches that are over are kept up to so many in all, the latest; those of matches under way always. */
const MOST = 12

/** Whether something stored, or read from a file, is a seat. */
export function isHeldSeat(value: unknown): value is HeldSeat {
  const seat = value as Partial<HeldSeat> | null
  return typeof seat?.match === 'string' && typeof seat.token === 'string' && typeof seat.power === 'string'
}

const seats = kept('seats', listOf(isHeldSeat))

/** The seats this device holds, the latest first. */
export const heldSeats = seats.value

/** Stores a seat; it replaces the one of the same match, of which what is kept of the luck stays. */
export function saveSeat(seat: HeldSeat): void {
  seats.change((all) => {
    const before = all.find(({ match }) => match === seat.match)
    return withinMost([{ ...before, ...seat }, ...all.filter((each) => each !== before)])
  })
}

function withinMost(all: readonly HeldSeat[]): readonly HeldSeat[] {
  const room = MOST - all.filter(({ ended }) => !ended).length
  const over = all.filter(({ ended }) => ended).slice(0, Math.max(0, room))
  return all.filter((seat) => !seat.ended || over.includes(seat))
}

/** The match of a seat's table has begun. */
export function markSeatBegun(match: string): void {
  if (seatFor(match)?.atTable === undefined) return
  seats.change((all) =>
    all.map(({ atTable, ...seat }) => (seat.match === match || !atTable ? seat : { ...seat, atTable })),
  )
}

/** The match of a seat is over. */
export function markSeatEnded(match: string): void {
  if (seatFor(match)?.ended === undefined) changeSeat(match, { ended: true })
}

/** Keeps what the server first published of a match's luck, for the seat this device holds in it: later words change nothing. */
export function keepCommitment(match: string, commitment: string): void {
  if (seatFor(match)?.commitment === undefined && commitment !== '') changeSeat(match, { commitment })
}

/** Keeps this device's share of a match's luck, before anything of it is told. */
export const keepShare = (match: string, share: string): void => changeSeat(match, { share })

/** The server has said that this device's share counts: a record without it is not the match that was played. */
export const markShareGiven = (match: string): void => changeSeat(match, { shareGiven: true })

function changeSeat(match: string, change: Partial<HeldSeat>): void {
  seats.change((all) => all.map((seat) => (seat.match === match ? { ...seat, ...change } : seat)))
}

/** Forgets the seat of a match. */
export function forgetSeat(match: string): void {
  seats.change((all) => all.filter((seat) => seat.match !== match))
}

/** The seat this device holds in a match. */
export const seatFor = (match: string): HeldSeat | undefined => heldSeats.value.find((seat) => seat.match === match)

const isAskedSeat = (value: unknown): value is AskedSeat =>
  isHeldSeat(value) && typeof (value as Partial<AskedSeat>).request === 'string'

const asked = kept('askedSeat', (stored) => (isAskedSeat(stored) ? stored : undefined))

/** The seat this device has asked for last; undefined when none waits. */
export const askedSeat = asked.value

/** Stores the seat asked for last; undefined forgets it. */
export function saveAskedSeat(seat: AskedSeat | undefined): void {
  asked.change(() => seat)
}
