import type { Ruleset } from '#shared/ruleset/ruleset'
import type { PowerState } from '#shared/state/gameState'

/** Output after so many years, as a factor of the start's, of a country at peace that arms moderately (clause 9.1). */
export function trendAfter({ scoring }: Ruleset, years: number): number {
  let trend = 1
  for (let passed = 0; passed < years; passed++) trend *= 1 + scoring.trendGrowth
  return trend
}

/** A power's output after so many years against that trend: 0 to `prosperCeiling` (clause 9.1). */
export const prosperityOf = (
  ruleset: Ruleset,
  years: number,
  { gdp, startGdp }: Pick<PowerState, 'gdp' | 'startGdp'>,
): number => Math.min(ruleset.scoring.prosperCeiling, gdp / (startGdp * trendAfter(ruleset, years)))
