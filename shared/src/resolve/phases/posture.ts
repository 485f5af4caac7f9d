import { powerAt } from '#shared/state/seats'
import { claimsOfKind, type Turn } from '#shared/turn/turn'

/** Postures take effect at once, before anything flies (clause 4.3). */
export function resolvePosture(turn: Turn): void {
  for (const { seat, claim } of claimsOfKind(turn, 'posture')) {
    const { readiness, targeting, authority } = claim
    powerAt(turn.draft, seat).posture = { readiness, targeting, authority }
  }
}
