import { logistic, toFigure } from '#shared/math'
import { ESTIMATED } from '#shared/ruleset/forces'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { Belief, GameState } from '#shared/state/gameState'
import { beliefOf } from '#shared/state/seats'
import { bandOf } from '#shared/view/band'
import type { Estimate } from '#shared/view/observation'
import { countHosted } from '#shared/view/seeStates'

type Bands = Estimate['forces']

/**
 * Bands already read off a belief, with the quantile they were read at. A belief's forces move once a year and are
 * replaced as a whole, never changed in place, while a position is observed in every window: so an entry is right for
 * as long as it is kept, and it is kept no longer than the belief itself.
 */
const known = new WeakMap<Belief['forces'], { readonly quantile: number; readonly bands: Bands }>()

function bandsOf(forces: Belief['forces'], quantile: number): Bands {
  const before = known.get(forces)
  if (before?.quantile === quantile) return before.bands
  const bands = {} as Record<keyof Bands, Bands[keyof Bands]>
  for (const kind of ESTIMATED) bands[kind] = bandOf(forces[kind], quantile)
  known.set(forces, { quantile, bands })
  return bands
}

/** What one seat believes of another. */
export function seeEstimate(ruleset: Ruleset, state: GameState, seat: number, other: number): Estimate {
  const { forces, technology, readiness, seeker } = beliefOf(state, seat, other)
  return {
    forces: bandsOf(forces, ruleset.estimates.bandQuantile),
    ...countHosted(ruleset, state, other),
    technology: { accuracy: technology.accuracy.map(toFigure), detection: technology.detection.map(toFigure) },
    readiness: toFigure(readiness),
    seeker: toFigure(logistic(seeker)),
  }
}
