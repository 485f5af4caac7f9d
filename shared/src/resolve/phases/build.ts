import { FORCES, NO_FORCES } from '#shared/ruleset/forces'
import { powerAt } from '#shared/state/seats'
import { claimsOfKind, emit, type Turn } from '#shared/turn/turn'

/** Purchases go on order; they are fielded when the next year begins (clause 3.2). The price was paid on acceptance. */
export function resolveBuild(turn: Turn): void {
  for (const { seat, claim } of claimsOfKind(turn, 'purchase')) {
    const power = powerAt(turn.draft, seat)
    const amount = turn.ruleset.forces[claim.force].lot * claim.lots
    power.onOrder = { ...power.onOrder, [claim.force]: power.onOrder[claim.force] + amount }
  }
}

/** What was ordered last year joins the forces (clause 3.2). */
export function deliverForces(turn: Turn): void {
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
