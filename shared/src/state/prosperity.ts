import type { Ruleset } from '#shared/ruleset/ruleset'
import { trendAfter } from '#shared/ruleset/trend'
import type { PowerState } from '#shared/state/gameState'

/** A power's output after so many years against the trend: 0 to `prosperCeiling` (clause 9.1). */
export const prosperityOf = (
  ruleset: Ruleset,
  years: number,
  { gdp, startGdp }: Pick<PowerState, 'gdp' | 'startGdp'>,
): number => Math.min(ruleset.scoring.prosperCeiling, gdp / (startGdp * trendAfter(ruleset, years)))
