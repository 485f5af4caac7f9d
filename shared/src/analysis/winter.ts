import { interpolate, pow } from '#shared/math'
import type { Ruleset } from '#shared/ruleset/ruleset'
import { COOLING_BY_SOOT, FAMINE_BY_SOOT } from '#shared/ruleset/tables'

/** Tg of soot lifted into the stratosphere by this much EMT on cities and on forces (the-model B15). */
export function sootFrom(ruleset: Ruleset, cityEmt: number, forceEmt: number): number {
  const { sootFactor, sootExponent, sootScale } = ruleset.climate
  return sootFactor * pow(cityEmt + ruleset.exchange.collateral * forceEmt, sootExponent) * sootScale
}

/** Share of mankind, 0–1, that starves in the years after this much soot (Xia et al. 2022, eased by stores and trade). */
export function famineShare(ruleset: Ruleset, soot: number): number {
  return interpolate(FAMINE_BY_SOOT, soot) * ruleset.climate.famineScale
}

/** Peak cooling in °C under this much soot. */
export const coolingFrom = (soot: number): number => interpolate(COOLING_BY_SOOT, soot)

/** Share of a normal harvest left under this much soot, 0–1. */
export const harvestUnder = (soot: number): number => Math.max(0, 1 - 1.1 * interpolate(FAMINE_BY_SOOT, soot))
