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

/** Tension between two seats, 0–100. */
export const tensionBetween = (
  { tension }: { readonly tension: readonly (readonly number[])[] },
  a: number,
  b: number,
): number => ofSeat(ofSeat(tension, a), b)

/** What one seat believes of another. */
export const beliefOf = (
  { beliefs }: { readonly beliefs: readonly (readonly Belief[])[] },
  viewer: number,
  target: number,
): Belief => ofSeat(ofSeat(beliefs, viewer), target)
