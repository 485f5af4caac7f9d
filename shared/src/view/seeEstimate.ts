import { logistic, toFigure } from '#shared/math'
import { ESTIMATED } from '#shared/ruleset/forces'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { Assessment, GameState } from '#shared/state/gameState'
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
const known = new WeakMap<Assessment['forces'], { readonly quantile: number; readonly bands: Bands }>()

function bandsOf(forces: Assessment['forces'], quantile: number): Bands {
  const before = known.get(forces)
  if (before?.quantile === quantile) return before.bands
  const bands = {} as Record<keyof Bands, Bands[keyof Bands]>
  for (const kind of ESTIMATED) bands[kind] = bandOf(forces[kind], quantile)
  known.set(forces, { quantile, bands })
  return bands
}

/** What is needed to say what is known of a power's forces. */
type Known = Pick<GameState, 'bases' | 'powers'>

/** What one seat believes of another. */
export function seeEstimate(
  ruleset: Ruleset,
  state: Known & Pick<GameState, 'beliefs'>,
  seat: number,
  other: number,
): Estimate {
  const belief = beliefOf(state, seat, other)
  return { ...readAssessment(ruleset, state, belief, other), seeker: toFigure(logistic(belief.seeker)) }
}

/** What an assessment says of a power's forces, with what is counted at its known bases. */
export function readAssessment(
  ruleset: Ruleset,
  state: Known,
  { forces, technology, readiness }: Assessment,
  power: number,
): Omit<Estimate, 'seeker'> {
  return {
    forces: bandsOf(forces, ruleset.estimates.bandQuantile),
    ...countHosted(ruleset, state, power),
    technology: { accuracy: technology.accuracy.map(toFigure), detection: technology.detection.map(toFigure) },
    readiness: toFigure(readiness),
  }
}
