import { interpolate, pow } from '#shared/math'
import type { Ruleset } from '#shared/ruleset/ruleset'

/** Tg of soot lifted into the stratosphere by this much EMT on cities and on forces (the-model B15). */
export function sootFrom(ruleset: Ruleset, cityEmt: number, forceEmt: number): number {
  const { sootFactor, sootExponent, sootScale } = ruleset.climate
  return sootFactor * pow(cityEmt + ruleset.exchange.collateral * forceEmt, sootExponent) * sootScale
}

/** Share of mankind, 0–1, that starves in the years after this much soot (Xia et al. 2022, eased by stores and trade). */
export function famineShare({ tables, climate }: Ruleset, soot: number): number {
  return interpolate(tables.famineBySoot, soot) * climate.famineScale
}

/** Peak cooling in °C under this much soot. */
export const coolingFrom = ({ tables }: Ruleset, soot: number): number => interpolate(tables.coolingBySoot, soot)

/** Share of a normal harvest left under this much soot, 0–1. */
export const harvestShare = ({ tables, climate }: Ruleset, soot: number): number =>
  Math.max(0, 1 - climate.harvestPerFamine * interpolate(tables.famineBySoot, soot))
