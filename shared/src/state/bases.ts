import { HOSTED_LEGS, type HostedLeg, recordOf } from '#shared/ruleset/forces'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { Base, GameState } from '#shared/state/gameState'
import { ofSeat } from '#shared/state/seats'

/** A base and what stands there, in warheads by leg. */
export interface BaseStock {
  readonly base: Base
  readonly missiles: Readonly<Record<HostedLeg, number>>
}

type Basing = Pick<GameState, 'bases' | 'powers'>

/**
 * Where a power's hosted legs stand: known bases fill first, then secret ones, in the order they were built. So what
 * observers count at known bases says nothing of a secret one.
 */
export function stockOfBases(ruleset: Ruleset, { bases, powers }: Basing, patron: number): readonly BaseStock[] {
  const own = bases.filter((base) => base.patron === patron)
  if (own.length === 0) return []
  const left = { ...ofSeat(powers, patron).forces }
  return [...own.filter((base) => base.known), ...own.filter((base) => !base.known)].map((base) => {
    let room = ruleset.bases.capacity
    const missiles = recordOf(HOSTED_LEGS, (leg) => {
      const placed = Math.min(left[leg], room)
      left[leg] -= placed
      room -= placed
      return placed
    })
    return { base, missiles }
  })
}
