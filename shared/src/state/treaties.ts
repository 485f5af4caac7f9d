import type { TreatyKind } from '#shared/ruleset/vocabulary'
import type { GameState, Treaty } from '#shared/state/gameState'

type Agreements = Pick<GameState, 'treaties'>

/** The treaty of this kind between two seats, in either order; undefined when there is none. */
export function treatyBetween({ treaties }: Agreements, kind: TreatyKind, a: number, b: number): Treaty | undefined {
  return treaties.find((treaty) => treaty.kind === kind && isBetween(treaty, a, b))
}

/** True when a treaty is between these two seats. */
export function isBetween({ a, b }: Pick<Treaty, 'a' | 'b'>, one: number, other: number): boolean {
  return (a === one && b === other) || (a === other && b === one)
}

/** Seats with which a seat has a treaty of this kind, oldest treaty first. */
export function partnersIn({ treaties }: Agreements, kind: TreatyKind, seat: number): readonly number[] {
  return treaties.flatMap((treaty) =>
    treaty.kind === kind && (treaty.a === seat || treaty.b === seat) ? [treaty.a === seat ? treaty.b : treaty.a] : [],
  )
}
