import { mix, quantize } from '#shared/math'
import type { Force } from '#shared/ruleset/forces'
import { addTension, claimsOfKind, type Turn } from '#shared/turn/turn'

/** Arms bought this year frighten every power of another bloc (clause 7.1). */
export function raiseTension(turn: Turn): void {
  const points = turn.ruleset.tension
  const perPiece: Partial<Record<Force, number>> = {
    silos: points.build,
    submarines: points.build,
    bombers: points.build,
    forward: points.forward,
    interceptors: points.interceptors,
    shelters: points.shelters,
  }
  for (const { seat, claim } of claimsOfKind(turn, 'purchase')) {
    if (claim.lots < 0) continue
    const pieces = turn.ruleset.forces[claim.force].lot * claim.lots
    const fright = (perPiece[claim.force] ?? 0) * pieces
    for (const [other, power] of turn.draft.powers.entries()) {
      if (power.bloc !== turn.draft.powers[seat]!.bloc) addTension(turn, seat, other, fright)
    }
  }
}

/** Time heals: every pair falls back towards what stands between them (clause 7.2). */
export function easeTension(turn: Turn): void {
  const { decay } = turn.ruleset.tension
  for (const [i, row] of turn.draft.tension.entries()) {
    for (const [j, now] of row.entries()) row[j] = quantize(mix(turn.before.baseTension[i]![j]!, now, decay))
  }
}
