import { totalWarheads } from '#shared/analysis/exchange'
import { powerAt } from '#shared/state/seats'
import { addPublicTrust, addTension, claimsOfKind, emit, type Turn } from '#shared/turn/turn'

/**
 * Warheads destroyed before witnesses: every power knows there are that many fewer, and a cut of `cutShare` or more is a
 * deed a revisionist would not afford (clause 4.14; Kydd 2005).
 */
export function resolveScrap(turn: Turn): void {
  const { forces, trust, tension } = turn.ruleset
  for (const { seat, claim } of claimsOfKind(turn, 'scrap')) {
    const power = powerAt(turn.draft, seat)
    const gone = Math.min(power.forces[claim.leg], claim.lots * forces[claim.leg].lot)
    const share = gone / totalWarheads(power.forces)
    power.forces = { ...power.forces, [claim.leg]: power.forces[claim.leg] - gone }
    emit(turn, { type: 'warheadsScrapped', audience: 'all', power: power.id, warheads: gone })
    if (share >= trust.cutShare) addPublicTrust(turn, seat, trust.cutSeen)
    for (const other of turn.draft.powers.keys()) addTension(turn, seat, other, -tension.scrap * gone)
  }
}
