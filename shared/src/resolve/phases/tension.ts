import { mix, quantize } from '#shared/math'
import { addTension, claimsOfKind, type Turn } from '#shared/resolve/turn'
import { LEGS } from '#shared/ruleset/forces'

/** Arms bought this year frighten every power of another bloc (clause 7.1). */
export function frighten(turn: Turn): void {
  const { build, interceptors } = turn.ruleset.tension
  for (const { seat, claim } of claimsOfKind(turn, 'purchase')) {
    const pieces = turn.ruleset.forces[claim.force].lot * claim.lots
    const leg = LEGS.some((each) => each === claim.force)
    const points = claim.force === 'interceptors' ? interceptors * pieces : leg ? build * pieces : 0
    for (const [other, power] of turn.draft.powers.entries()) {
      if (power.bloc !== turn.draft.powers[seat]!.bloc) addTension(turn, seat, other, points)
    }
  }
}

/** Time heals: every pair falls back towards what stands between them (clause 7.2). */
export function ease(turn: Turn): void {
  const { decay } = turn.ruleset.tension
  for (const [i, row] of turn.draft.tension.entries()) {
    for (const [j, now] of row.entries()) row[j] = quantize(mix(turn.before.baseTension[i]![j]!, now, decay))
  }
}
