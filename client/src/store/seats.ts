import { signal } from '@preact/signals'
import { storageGet, storageSet } from './storage.ts'

/** A seat this browser holds: the token is the seat. */
export interface HeldSeat {
  readonly match: string
  readonly token: string
  readonly power: string
  readonly scenario: string
}

/** Seats kept per device; the oldest is forgotten first. */
const MOST = 12

function read(): readonly HeldSeat[] {
  try {
    const kept: unknown = JSON.parse(storageGet('seats') ?? '[]')
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

function holdAll(seats: readonly HeldSeat[]): void {
  heldSeats.value = seats
  storageSet('seats', JSON.stringify(seats))
}

export function holdSeat(seat: HeldSeat): void {
  holdAll([seat, ...heldSeats.value.filter(({ match }) => match !== seat.match)].slice(0, MOST))
}

export function forgetSeat(match: string): void {
  holdAll(heldSeats.value.filter((seat) => seat.match !== match))
}

export const seatFor = (match: string): HeldSeat | undefined => heldSeats.value.find((seat) => seat.match === match)
