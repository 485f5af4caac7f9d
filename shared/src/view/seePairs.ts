import { itemAt, toFigure } from '#shared/math'
import type { GameState, Treaty } from '#shared/state/gameState'
import { ofSeat, tensionBetween } from '#shared/state/seats'
import type { SeenPair } from '#shared/view/observation'

const NO_OFFERS: SeenPair['offers'] = []

/** Tension and treaties of every pair of powers, in seat order, as a stranger sees them: without the offers. */
export function seePublicPairs(state: GameState): readonly SeenPair[] {
  const { powers, treaties } = state
  const seats = powers.length
  // Walked through once for all pairs; a treaty names the lower seat first.
  const between: SeenPair['treaties'][number][][] = Array.from({ length: seats * seats }, () => [])
  for (const treaty of treaties) itemAt(between, treaty.a * seats + treaty.b).push(seeTreaty(treaty))
  const pairs: SeenPair[] = []
  for (const [i, a] of powers.entries()) {
    for (let j = i + 1; j < seats; j++) {
      pairs.push({
        a: a.id,
        b: ofSeat(powers, j).id,
        tension: toFigure(tensionBetween(state, i, j)),
        treaties: itemAt(between, i * seats + j),
        offers: NO_OFFERS,
      })
    }
  }
  return pairs
}

const seeTreaty = ({ kind, endsAfter }: Treaty): SeenPair['treaties'][number] =>
  endsAfter === undefined ? { kind } : { kind, endsAfter }

/** The pairs as one seat sees them: the public ones, with the offers that stand between it and another power. */
export function seePairs(state: GameState, seat: number, pairs: readonly SeenPair[]): readonly SeenPair[] {
  const { powers, offers } = state
  const own = offers.filter(({ from, to }) => from === seat || to === seat)
  if (own.length === 0) return pairs
  const { id } = ofSeat(powers, seat)
  return pairs.map((pair) => {
    if (pair.a !== id && pair.b !== id) return pair
    const other = pair.a === id ? pair.b : pair.a
    const standing = own.filter(({ from, to }) => ofSeat(powers, from === seat ? to : from).id === other)
    return standing.length === 0
      ? pair
      : { ...pair, offers: standing.map(({ kind, from }) => ({ kind, from: ofSeat(powers, from).id })) }
  })
}
