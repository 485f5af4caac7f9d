import type { Exchange } from '#shared/state/gameState'

/** Seats that exchanged fire with this one in the exchange under way and agreed to no ceasefire with it. */
export function enemiesOf({ exchange }: { readonly exchange: Exchange }, seat: number): readonly number[] {
  const { firedAt, ceasefires } = exchange
  const stopped = (other: number) =>
    ceasefires.some(([a, b]) => (a === seat && b === other) || (a === other && b === seat))
  return firedAt.flatMap((targets, other) => {
    const fought = targets.includes(seat) || (firedAt[seat]?.includes(other) ?? false)
    return other !== seat && fought && !stopped(other) ? [other] : []
  })
}
