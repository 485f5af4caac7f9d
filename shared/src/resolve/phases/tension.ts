import { lerp, quantize } from '#shared/math'
import { ofSeat, powerAt } from '#shared/state/seats'
import { addTension, claimsOfKind, type Turn } from '#shared/turn/turn'

/** Arms bought this year raise tension with every power of another bloc (clause 7.1). */
export function raiseTension(turn: Turn): void {
  for (const { seat, claim } of claimsOfKind(turn, 'purchase')) {
    const { lot, tension } = turn.ruleset.forces[claim.force]
    const points = tension * (lot * claim.lots)
    for (const [other, power] of turn.draft.powers.entries()) {
      if (power.bloc !== powerAt(turn.draft, seat).bloc) addTension(turn, seat, other, points)
    }
  }
}

/** Every pair's tension decays towards its base tension (clause 7.2). */
export function easeTension(turn: Turn): void {
  const { decay } = turn.ruleset.tension
  for (const [i, row] of turn.draft.tension.entries()) {
    for (const [j, now] of row.entries())
      row[j] = quantize(lerp(ofSeat(ofSeat(turn.before.baseTension, i), j), now, decay))
  }
}
