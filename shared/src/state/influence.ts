import type { GameState } from '#shared/state/gameState'

/** Each power's share of the lesser states' weight (by GDP), 0–1, in seat order. */
export function influenceShares({ powers, states }: Pick<GameState, 'powers' | 'states'>): readonly number[] {
  let total = 0
  const pulled = powers.map(() => 0)
  for (const { gdp, alignment } of states) {
    total += gdp
    for (let seat = 0; seat < pulled.length; seat++) pulled[seat] = (pulled[seat] ?? 0) + gdp * (alignment[seat] ?? 0)
  }
  return total > 0 ? pulled.map((pull) => pull / total) : pulled
}
