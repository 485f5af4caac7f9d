import type { Ruleset } from '#shared/ruleset/ruleset'
import type { PowerState } from '#shared/state/gameState'

/** A power's output in a year against the trend of a country at peace that arms moderately: 0 to `prosperCeiling` (clause 9.1). */
export function prosperityOf(
  { scoring }: Ruleset,
  year: number,
  { gdp, startGdp }: Pick<PowerState, 'gdp' | 'startGdp'>,
): number {
  let trend = startGdp
  for (let passed = 0; passed < year; passed++) trend *= 1 + scoring.trendGrowth
  return Math.min(scoring.prosperCeiling, gdp / trend)
}
