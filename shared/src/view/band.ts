import { exp, toFigure } from '#shared/math'
import type { Band } from '#shared/view/observation'

/** A log-normal belief as whole pieces: ln(n + 1) has this mean and deviation; quantile is a standard normal deviate. */
export function bandOf(mean: number, deviation: number, quantile: number): Band {
  const median = exp(mean)
  const width = exp(quantile * deviation)
  const whole = (pieces: number) => toFigure(Math.max(0, Math.round(pieces - 1)))
  return { low: whole(median / width), median: whole(median), high: whole(median * width) }
}
