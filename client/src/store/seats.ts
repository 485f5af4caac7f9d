import { signal } from '@preact/signals'

/** A seat this browser holds: the token is the seat. */
export interface HeldSeat {
  readonly match: string
  readonly token: string
  readonly power: string
  readonly scenario: string
}

const KEY = 'balance.seats'
/** Seats kept per device; the oldest is forgotten first. */
const MOST = 12

function read(): readonly HeldSeat[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]')
    return Array.isArray(kept) ? kept.filter(isHeldSeat) : []
  } catch {
    return []
  }
}

function isHeldSeat(value: unknown): value is HeldSeat {
  const seat = value as Partial<HeldSeat> | null
  return typeof seat?.match === 'string' && typeof seat.token === 'string' && typeof seat.power === 'string'
}

export const heldSeats = signal<readonly HeldSeat[]>(read())

function keep(seats: readonly HeldSeat[]): void {
  heldSeats.value = seats
  try {
    localStorage.setItem(KEY, JSON.stringify(seats))
  } catch {
    // Without storage the seat lives as long as the tab.
  }
}

export function holdSeat(seat: HeldSeat): void {
  keep([seat, ...heldSeats.value.filter(({ match }) => match !== seat.match)].slice(0, MOST))
}

export function forgetSeat(match: string): void {
  keep(heldSeats.value.filter((seat) => seat.match !== match))
}

export const seatFor = (match: string): HeldSeat | undefined => heldSeats.value.find((seat) => seat.match === match)
