import { exp } from '#shared/math'
import type { Band } from '#shared/view/observation'

/** A log-normal belief as whole pieces: ln(n + 1) has this mean and standard deviation. */
export function bandOf(mean: number, deviation: number, quantile: number): Band {
  const at = (z: number) => Math.max(0, Math.round(exp(mean + z * deviation) - 1))
  return { low: at(-quantile), median: at(0), high: at(quantile) }
}
