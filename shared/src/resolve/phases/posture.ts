import { claimsOfKind, type Turn } from '#shared/resolve/turn'
import { powerAt } from '#shared/state/seats'

/** Postures take effect at once, before anything flies (clause 4.3). */
export function resolvePosture(turn: Turn): void {
  for (const { seat, claim } of claimsOfKind(turn, 'posture')) {
    const { readiness, targeting, authority } = claim
    powerAt(turn.draft, seat).posture = { readiness, targeting, authority }
  }
}
