import { ESTIMATED } from '#shared/ruleset/forces'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { GameState } from '#shared/state/gameState'
import { bandOf } from '#shared/view/band'

/** One shown band and what was true. */
export interface BandRow {
  readonly force: string
  readonly year: number
  /** An inspection treaty held between the two. */
  readonly inspected: boolean
  /** The truth is inside the 10–90 % band, inside the quartiles, below or above the band. */
  readonly inside: boolean
  readonly middle: boolean
  readonly below: boolean
  readonly above: boolean
}

/** Every band of a position beside the truth, for each viewer, rival and force that is not nought. */
export function bandRows(ruleset: Ruleset, state: GameState): readonly BandRow[] {
  return state.beliefs.flatMap((row, i) =>
    row.flatMap(({ forces }, j) => {
      if (i === j) return []
      const inspected = state.treaties.some(
        ({ kind, a, b }) => kind === 'inspection' && a === Math.min(i, j) && b === Math.max(i, j),
      )
      return ESTIMATED.flatMap((force): BandRow[] => {
        const truth = state.powers[j]!.forces[force]
        if (truth === 0) return []
        const deviation = Math.sqrt(forces[force].variance)
        const wide = bandOf(forces[force].mean, deviation, ruleset.estimates.bandQuantile)
        const narrow = bandOf(forces[force].mean, deviation, ruleset.estimates.quartile)
        const inside = truth >= wide.low && truth <= wide.high
        const middle = truth >= narrow.low && truth <= narrow.high
        const below = truth < wide.low
        return [{ force, year: state.year, inspected, inside, middle, below, above: !inside && !below }]
      })
    }),
  )
}
