import type { Belief } from '#shared/state/gameState'

/**
 * The entry of one seat in a list by seat.
 * @throws RangeError when the match has no such seat: a fault of the caller, never of a player
 */
export function ofSeat<Entry>(entries: readonly Entry[], seat: number): Entry {
  const entry = entries[seat]
  if (entry === undefined) throw new RangeError(`the match has no seat ${seat}`)
  return entry
}

/** The power of a seat. */
export const powerAt = <Power>({ powers }: { readonly powers: readonly Power[] }, seat: number): Power =>
  ofSeat(powers, seat)

/** What is needed of a position to tell its blocs. */
interface Blocs {
  readonly powers: readonly { readonly bloc: string }[]
}

/** True of two seats of one bloc, and of a seat and itself. */
export const areAllied = (state: Blocs, a: number, b: number): boolean =>
  powerAt(state, a).bloc === powerAt(state, b).bloc

/** Seats of other blocs, in seat order. */
export const hostileSeats = (state: Blocs, seat: number): readonly number[] =>
  [...state.powers.keys()].filter((other) => !areAllied(state, seat, other))

/** Tension between two seats, 0–100. */
export const tensionBetween = (
  { tension }: { readonly tension: readonly (readonly number[])[] },
  a: number,
  b: number,
): number => ofSeat(ofSeat(tension, a), b)

/** The seat of another bloc with which tension is highest, the first of equals; undefined where there is none. */
export function mostHostileTo(
  state: Blocs & { readonly tension: readonly (readonly number[])[] },
  seat: number,
): number | undefined {
  let best: number | undefined
  for (const other of hostileSeats(state, seat)) {
    if (best === undefined || tensionBetween(state, seat, other) > tensionBetween(state, seat, best)) best = other
  }
  return best
}

/** What one seat believes of another. */
export const beliefOf = (
  { beliefs }: { readonly beliefs: readonly (readonly Belief[])[] },
  viewer: number,
  target: number,
): Belief => ofSeat(ofSeat(beliefs, viewer), target)
