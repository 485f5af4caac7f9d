import { claimsOfKind, emit, type Turn } from '#shared/resolve/turn'

/** A year's work may bring the next level; luck decides when, so that rivals cannot time it (clause 4.7). */
export function research(turn: Turn): void {
  for (const { seat, claim } of claimsOfKind(turn, 'research')) {
    const power = turn.draft.powers[seat]!
    const { chance, top } = turn.ruleset.researchLines[claim.line]
    const before = power.technology[claim.line]
    const advanced = before < top && turn.rng.split('research', seat).chance(chance)
    const level = advanced ? before + 1 : before
    power.technology = { ...power.technology, [claim.line]: level }
    const outcome = advanced ? 'advanced' : 'continues'
    emit(turn, { type: 'researchReported', audience: [power.id], power: power.id, line: claim.line, level, outcome })
  }
}
