import { signal } from '@preact/signals'
import { storageGet, storageSet } from './storage.ts'

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
}

/** A seat this device has asked for: its token opens nothing before the match's players say yes. */
export interface AskedSeat extends HeldSeat {
  /** Id of the request. */
  readonly request: string
}

/** Most seats stored on a device; the oldest is forgotten first. */
const MOST = 12

function read(): readonly HeldSeat[] {
  try {
    const stored: unknown = JSON.parse(storageGet('seats') ?? '[]')
    return Array.isArray(stored) ? stored.filter(isHeldSeat) : []
  } catch {
    return []
  }
}

function isHeldSeat(value: unknown): value is HeldSeat {
  const seat = value as Partial<HeldSeat> | null
  return typeof seat?.match === 'string' && typeof seat.token === 'string' && typeof seat.power === 'string'
}

/** The seats this device holds, the latest first. */
export const heldSeats = signal<readonly HeldSeat[]>(read())

function holdAll(seats: readonly HeldSeat[]): void {
  heldSeats.value = seats
  storageSet('seats', JSON.stringify(seats))
}

/** Stores a seat; it replaces the one of the same match, of which what is kept of the luck stays. */
export function saveSeat(seat: HeldSeat): void {
  holdAll(
    [{ ...seatFor(seat.match), ...seat }, ...heldSeats.value.filter(({ match }) => match !== seat.match)].slice(
      0,
      MOST,
    ),
  )
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
  holdAll(heldSeats.value.map((seat) => (seat.match === match ? { ...seat, ...change } : seat)))
}

/** Forgets the seat of a match. */
export function forgetSeat(match: string): void {
  holdAll(heldSeats.value.filter((seat) => seat.match !== match))
}

/** The seat this device holds in a match. */
export const seatFor = (match: string): HeldSeat | undefined => heldSeats.value.find((seat) => seat.match === match)

function readAsked(): AskedSeat | undefined {
  try {
    const stored: unknown = JSON.parse(storageGet('askedSeat') ?? 'null')
    return isHeldSeat(stored) && typeof (stored as Partial<AskedSeat>).request === 'string'
      ? (stored as AskedSeat)
      : undefined
  } catch {
    return undefined
  }
}

/** The seat this device has asked for last; undefined when none waits. */
export const askedSeat = signal<AskedSeat | undefined>(readAsked())

/** Stores the seat asked for last; undefined forgets it. */
export function saveAskedSeat(seat: AskedSeat | undefined): void {
  askedSeat.value = seat
  storageSet('askedSeat', JSON.stringify(seat ?? null))
}
