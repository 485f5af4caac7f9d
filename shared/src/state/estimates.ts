import { exp, ln, quantize } from '#shared/math'
import type { Estimated } from '#shared/ruleset/forces'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { ForceBelief } from '#shared/state/gameState'

/**
 * A Kalman filter over two unknowns: x = ln(force + 1), and z, the error of the last report in units of its sigma. z is an
 * AR(1) process with unit variance (correlation `estimates.persistence`); a report is y = x + sigma·z. A belief has the means
 * and variances of both and their covariance. The error of a report is mostly that of the report before, so that another
 * report of the same kind teaches little (Kalman filter with coloured measurement noise: Bryson and Henrikson 1968).
 */

/** The belief after a first report, where nothing was known: the report in ln(force + 1), its sigma in ln units. */
export function firstLook(report: number, sigma: number): ForceBelief {
  const variance = quantize(sigma * sigma)
  return { mean: quantize(report), variance, error: 0, errorVariance: 1, covariance: quantize(-sigma) }
}

/** The belief when the force itself became known within this sigma, and with it that no error is left in the reports. */
export function knownWithin({ estimates }: Ruleset, value: number, sigma: number): ForceBelief {
  return { ...firstLook(value, sigma), errorVariance: estimates.leastVariance, covariance: 0 }
}

/** The belief after one more report, in ln(force + 1), with this sigma. */
export function weighReport({ estimates }: Ruleset, belief: ForceBelief, report: number, sigma: number): ForceBelief {
  const { persistence, leastVariance } = estimates
  const error = persistence * belief.error
  const errorVariance = persistence * persistence * belief.errorVariance + 1 - persistence * persistence
  const covariance = persistence * belief.covariance
  const withMean = belief.variance + sigma * covariance
  const withError = covariance + sigma * errorVariance
  const spread = Math.max(leastVariance, withMean + sigma * withError)
  const surprise = report - belief.mean - sigma * error
  return {
    mean: quantize(Math.max(0, belief.mean + (withMean / spread) * surprise)),
    variance: quantize(Math.max(leastVariance, belief.variance - (withMean * withMean) / spread)),
    error: quantize(error + (withError / spread) * surprise),
    errorVariance: quantize(Math.max(leastVariance, errorVariance - (withError * withError) / spread)),
    covariance: quantize(covariance - (withMean * withError) / spread),
  }
}

/** The belief after news of the force itself, in ln(force + 1), with a variance of its own that no report shares. */
export function weighNews(belief: ForceBelief, value: number, variance: number): ForceBelief {
  const spread = belief.variance + variance
  const surprise = value - belief.mean
  return {
    mean: quantize(Math.max(0, belief.mean + (belief.variance / spread) * surprise)),
    variance: quantize((belief.variance * variance) / spread),
    error: quantize(belief.error + (belief.covariance / spread) * surprise),
    errorVariance: quantize(belief.errorVariance - (belief.covariance * belief.covariance) / spread),
    covariance: quantize((belief.covariance * variance) / spread),
  }
}

/**
 * The belief a year on: what was ordered unseen has been delivered. Counted in lots (forces.*.boughtMean, boughtSpread: lots
 * a year of a rival of 100 GDP points), so that small forces may change most. `gdp` is the rival's, in points.
 */
export function passYear(
  ruleset: Ruleset,
  force: Estimated,
  belief: ForceBelief,
  { gdp, inspected }: { readonly gdp: number; readonly inspected: boolean },
): ForceBelief {
  const { drift, inspectedBuying } = ruleset.estimates
  const { lot, boughtMean, boughtSpread } = ruleset.forces[force]
  const now = Math.max(exp(belief.mean), 1 + lot / 2)
  const scale = (gdp / 100) * (inspected ? inspectedBuying : 1)
  const growth = (lots: number) => ln(1 + (lots * scale * lot) / now)
  const doubt = growth(boughtSpread)
  return {
    ...belief,
    mean: quantize(belief.mean + growth(boughtMean)),
    variance: quantize(belief.variance + drift * drift + doubt * doubt),
  }
}
