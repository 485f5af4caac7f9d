import type { Ruleset } from '#shared/ruleset/ruleset'
import { accidentChance } from '#shared/state/accident'

/** Chance, 0–1, of an accident on a rung that is not reached yet, at peacetime readiness and with no authority delegated. */
export const accidentOn = (ruleset: Ruleset, rung: number, tension: number): number =>
  accidentChance(ruleset, {
    rung: Math.min(ruleset.crisis.rungs, rung),
    tension,
    readiness: ruleset.tension.readinessFrom,
    delegated: false,
  })
