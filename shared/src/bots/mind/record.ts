import type { PowerId } from '#shared/ids'
import { clamp, ln } from '#shared/math'
import type { PlayerView } from '#shared/view/observation'

/** What a rival's public record tells of how it acts, whoever it is: it may be a person, a script or another mind. */
export interface RivalRecord {
  /** Demands a year it is expected to make, of all powers together, 0–1. */
  readonly demands: number
  /** Log ratio of how readily it gives way in a confrontation against an average power: above 0 is soft. */
  readonly soft: number
}

/** Demands a year that a power is expected to make before anything is known of it, and how many years that guess weighs. */
const DEMANDS = 0.3
const DEMAND_YEARS = 2
/** Share of its confrontations in which an average power gives way, and how many confrontations that guess weighs. */
const YIELDS = 0.35
const YIELD_CASES = 3

/** Causes that a power chose. */
const CHOSEN: readonly string[] = ['disputedState', 'blockade']

/** The record of a rival, from the confrontations the viewer knows of. */
export function recordOfRival(view: PlayerView, id: PowerId): RivalRecord {
  let demands = 0
  let faced = 0
  let yielded = 0
  for (const { challenger, defender, cause, outcome } of view.crises) {
    if (challenger === id && CHOSEN.includes(cause)) demands++
    if (challenger !== id && defender !== id) continue
    if (outcome === 'war') continue
    faced++
    const lost = outcome === (challenger === id ? 'defenderWon' : 'challengerWon')
    if (lost || outcome === 'deal' || outcome === 'bothYielded') yielded++
  }
  const yields = (yielded + YIELDS * YIELD_CASES) / (faced + YIELD_CASES)
  return {
    demands: clamp((demands + DEMANDS * DEMAND_YEARS) / (view.year - 1 + DEMAND_YEARS), 0, 1),
    soft: ln(yields / (1 - yields)) - ln(YIELDS / (1 - YIELDS)),
  }
}
