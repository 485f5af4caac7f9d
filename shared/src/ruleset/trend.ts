import type { Ruleset } from '#shared/ruleset/ruleset'

/** Output after so many years, as a factor of the start's, of a country at peace that arms moderately (clause 9.1). */
export function trendAfter({ scoring }: Ruleset, years: number): number {
  let trend = 1
  for (let passed = 0; passed < years; passed++) trend *= 1 + scoring.trendGrowth
  return trend
}
