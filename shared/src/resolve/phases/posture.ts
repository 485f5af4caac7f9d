import { claimsOfKind, type Turn } from '#shared/turn/turn'

/** Postures take effect at once, before anything flies (clause 4.3). */
export function resolvePosture(turn: Turn): void {
  for (const { seat, claim } of claimsOfKind(turn, 'posture')) {
    const { readiness, targeting, authority } = claim
    turn.draft.powers[seat]!.posture = { readiness, targeting, authority }
  }
}
