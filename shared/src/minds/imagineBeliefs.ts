import { ln, logit, quantize, quantizeOdds } from '#shared/math'
import type { Rng } from '#shared/rng'
import { ESTIMATED, type Estimated, recordOf } from '#shared/ruleset/forces'
import type { Ruleset } from '#shared/ruleset/ruleset'
import { HIDDEN_TECHNOLOGIES, type HiddenTechnology } from '#shared/ruleset/vocabulary'
import { firstLook } from '#shared/state/estimates'
import type { Assessment, Belief, ForceBelief, PowerState } from '#shared/state/gameState'
import type { Estimate, PlayerView } from '#shared/view/observation'

const NO_ERRORS = recordOf(ESTIMATED, () => 0)

/** What the viewer believes of a power, read back from what it is shown. */
export function ownBelief({ estimates }: Ruleset, { forces, technology, readiness, seeker }: Estimate): Belief {
  const read = (kind: Estimated): ForceBelief => {
    const { low, median, high } = forces[kind]
    const sigma = (ln(high + 1) - ln(low + 1)) / (2 * estimates.bandQuantile)
    return firstLook(ln(median + 1), Math.max(estimates.nothingSigma, sigma))
  }
  return {
    forces: recordOf(ESTIMATED, read),
    technology,
    readiness,
    seeker: quantize(logit(seeker)),
    errors: NO_ERRORS,
  }
}

/** What another power may believe of a third, or of the viewer: the imagined truth, with the usual error. */
export function guessedBelief(ruleset: Ruleset, view: PlayerView, of: PowerState, rng: Rng): Belief {
  return {
    ...guessedAssessment(ruleset, of, ruleset.estimates.startSigma, rng),
    seeker: quantize(logit(view.seekerOdds)),
  }
}

/** What an observer with this much error (ln units) may reckon of a power. */
export function guessedAssessment(ruleset: Ruleset, of: PowerState, sigma: number, rng: Rng): Assessment {
  const { estimates, researchLines } = ruleset
  const guess = (kind: Estimated, n: number): ForceBelief =>
    of.forces[kind] === 0
      ? firstLook(0, estimates.nothingSigma)
      : firstLook(Math.max(0, ln(of.forces[kind] + 1) + sigma * rng.normal(n)), sigma)
  const evenOdds = (line: HiddenTechnology) =>
    quantizeOdds(Array.from({ length: researchLines[line].top + 1 }, () => 1))
  return {
    forces: recordOf(ESTIMATED, (kind) => guess(kind, ESTIMATED.indexOf(kind))),
    technology: recordOf(HIDDEN_TECHNOLOGIES, evenOdds),
    readiness: of.posture.readiness.silos,
    errors: NO_ERRORS,
  }
}
