import { exp, toFigure } from '#shared/math'
import type { LogNormal } from '#shared/state/gameState'
import type { Band } from '#shared/view/observation'

/**
 * A log-normal belief as whole pieces: ln(n + 1) has its mean and variance; `quantile` is a standard normal deviate. The ends
 * are the whole numbers inside the interval, at least the median: with ends rounded outwards, bands of small forces would
 * hold the truth more often than they say.
 */
export function bandOf({ mean, variance }: LogNormal, quantile: number): Band {
  const middle = exp(mean)
  const width = exp(quantile * Math.sqrt(variance))
  const median = Math.max(0, Math.round(middle - 1))
  const low = Math.max(0, Math.min(median, Math.ceil(middle / width - 1)))
  const high = Math.max(median, Math.floor(middle * width - 1))
  return { low: toFigure(low), median: toFigure(median), high: toFigure(high) }
}
