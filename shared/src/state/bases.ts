import type { Ruleset } from '#shared/ruleset/ruleset'
import type { Base, GameState } from '#shared/state/gameState'

/** A base and the forward missiles that stand there. */
export interface Housed {
  readonly base: Base
  readonly missiles: number
}

type Basing = Pick<GameState, 'bases' | 'powers'>

/**
 * Where a power's forward missiles stand: known bases fill first, then secret ones, in the order they were built. So
 * what observers count at known bases says nothing of a secret one.
 */
export function housed(ruleset: Ruleset, { bases, powers }: Basing, patron: number): readonly Housed[] {
  const own = bases.filter((base) => base.patron === patron)
  if (own.length === 0) return []
  let left = powers[patron]!.forces.forward
  return [...own.filter((base) => base.known), ...own.filter((base) => !base.known)].map((base) => {
    const missiles = Math.min(left, ruleset.bases.capacity)
    left -= missiles
    return { base, missiles }
  })
}
