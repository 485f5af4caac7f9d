import { totalWarheads } from '#shared/analysis/exchange'
import type { ClaimOf } from '#shared/orders/claims'
import { FORCES, NO_FORCES } from '#shared/ruleset/forces'
import { addPublicTrust, addTension, claimsOfKind, emit, type Turn } from '#shared/turn/turn'

/** Purchases go on order; they are fielded when the next year begins (clause 3.2). The price was paid on acceptance. */
export function resolveBuild(turn: Turn): void {
  for (const { seat, claim } of claimsOfKind(turn, 'purchase')) {
    if (claim.lots < 0) {
      scrap(turn, seat, claim)
      continue
    }
    const power = turn.draft.powers[seat]!
    const amount = turn.ruleset.forces[claim.force].lot * claim.lots
    power.onOrder = { ...power.onOrder, [claim.force]: power.onOrder[claim.force] + amount }
  }
}

/**
 * Warheads destroyed before witnesses: everybody knows there are that many fewer, and a cut of a tenth or more is a deed
 * a revisionist would not afford (clause 4.14; Kydd 2005).
 */
function scrap(turn: Turn, seat: number, { force, lots }: ClaimOf<'purchase'>): void {
  const power = turn.draft.powers[seat]!
  const gone = Math.min(power.forces[force], -lots * turn.ruleset.forces[force].lot)
  const share = gone / totalWarheads(power.forces)
  power.forces = { ...power.forces, [force]: power.forces[force] - gone }
  emit(turn, { type: 'warheadsScrapped', audience: 'all', power: power.id, warheads: gone })
  if (share >= turn.ruleset.trust.cutShare) addPublicTrust(turn, seat, turn.ruleset.trust.cutSeen)
  for (let other = 0; other < turn.draft.powers.length; other++) {
    addTension(turn, seat, other, -turn.ruleset.tension.build * gone)
  }
}

/** What was ordered last year joins the forces (clause 3.2). */
export function deliver(turn: Turn): void {
  for (const power of turn.draft.powers) {
    const { onOrder } = power
    const forces = { ...power.forces }
    for (const force of FORCES) {
      if (onOrder[force] === 0) continue
      forces[force] += onOrder[force]
      emit(turn, { type: 'forceDelivered', audience: [power.id], power: power.id, force, amount: onOrder[force] })
    }
    power.forces = forces
    power.onOrder = NO_FORCES
  }
}
