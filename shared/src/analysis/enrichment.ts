import type { Ruleset } from '#shared/ruleset/ruleset'

/** How far a lesser state that arms is on its way to a bomb after a year more, 0–100 and beyond: 100 is a bomb (clause 6.6). */
export function enrichmentNextYear(
  { umbrellas: { enrichBase, enrichPerGdp, enrichGdpMost } }: Ruleset,
  { enrichment, gdp }: { readonly enrichment: number; readonly gdp: number },
): number {
  return enrichment + enrichBase + Math.min(enrichGdpMost, enrichPerGdp * gdp)
}
