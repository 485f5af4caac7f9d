import { clamp } from '#shared/math'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { Observation } from '#shared/view/observation'

/**
 * Minutes to midnight, 0 to `clockCalm`, from public facts only, so that every viewer of a match reads the same clock: the tension of the
 * worst pair, the highest crisis that all powers watch, and weapons used (midnight).
 */
export function minutesToMidnight(
  ruleset: Ruleset,
  view: Pick<Observation, 'pairs' | 'confrontations' | 'climate'>,
): number {
  const { advice } = ruleset
  if (view.climate.weaponsUsed) return 0
  const tension = Math.max(0, ...view.pairs.map((pair) => pair.tension)) / 100
  const watched = view.confrontations.filter(({ rung }) => rung >= ruleset.crisis.publicFrom)
  const crisis = Math.max(0, ...watched.map(({ rung }) => rung)) / advice.clockRung
  const way = clamp(advice.clockTension * tension + (1 - advice.clockTension) * crisis, 0, 1)
  return Math.round(advice.clockCalm - (advice.clockCalm - 1) * way)
}
