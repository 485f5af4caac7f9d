import { ESTIMATED, type Estimated } from '#shared/ruleset/forces'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { GameState } from '#shared/state/gameState'
import { treatyBetween } from '#shared/state/treaties'
import { bandOf } from '#shared/view/band'
import type { Band } from '#shared/view/observation'

/** What one viewer is shown of one force of a rival, beside the truth. */
export interface ShownBand {
  readonly force: Estimated
  readonly year: number
  /** An inspection treaty holds between the two. */
  readonly inspected: boolean
  /** The true quantity, above 0. */
  readonly truth: number
  /** From 10 to 90 %. */
  readonly band: Band
  /** From 25 to 75 %. */
  readonly quartiles: Band
}

/** Every band of a position, for each viewer, rival and force that the rival has. */
export function shownBands(ruleset: Ruleset, state: GameState): readonly ShownBand[] {
  const { bandQuantile, quartile } = ruleset.estimates
  return state.beliefs.flatMap((row, viewer) =>
    row.flatMap(({ forces }, rival) => {
      if (viewer === rival) return []
      const inspected = treatyBetween(state, 'inspection', viewer, rival) !== undefined
      return ESTIMATED.map((force) => ({
        force,
        year: state.year,
        inspected,
        truth: state.powers[rival]!.forces[force],
        band: bandOf(forces[force], bandQuantile),
        quartiles: bandOf(forces[force], quartile),
      })).filter(({ truth }) => truth > 0)
    }),
  )
}
