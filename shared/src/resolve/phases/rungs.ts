import { accidentChance, alertOf, isDelegated } from '#shared/state/accident'
import type { Confrontation } from '#shared/state/confrontation'
import { powerAt, tensionBetween } from '#shared/state/seats'
import type { Turn } from '#shared/turn/turn'

type Sides = Pick<Confrontation, 'challenger' | 'defender'>

/** Probability, 0–1, of an accident as a window on this rung closes, by both sides' true readiness and authority. */
export function accidentRisk(turn: Turn, { challenger, defender }: Sides, rung: number): number {
  const postures = [challenger, defender].map((seat) => powerAt(turn.draft, seat).posture)
  return accidentChance(turn.ruleset, {
    rung,
    tension: tensionBetween(turn.draft, challenger, defender),
    readiness: Math.max(...postures.map((posture) => alertOf(turn.ruleset, posture))),
    delegated: postures.some(isDelegated),
  })
}
