import { trueArsenal } from '#shared/analysis/arsenal'
import { totalWarheads } from '#shared/analysis/exchange'
import { securityOf } from '#shared/analysis/security'
import { exp } from '#shared/math'
import { READINESS_LEGS } from '#shared/ruleset/forces'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { GameState } from '#shared/state/gameState'

/**
 * The four readings of the security dilemma as numbers, of a whole match given as its yearly positions. Each is 0 when
 * there is no dilemma in that sense.
 */
export interface Dilemma {
  /** Harm to others (Jervis, Glaser, Buzan): mean yearly loss of a power's security in years others armed, 0–1. */
  readonly harm: number
  /** Everyone less secure (Lebow, Posen): mean security at the start less that at the end, −1 to 1. */
  readonly lost: number
  /** Fear beyond the truth (Butterfield, Booth & Wheeler): believed over true warheads of rivals, less 1. */
  readonly fear: number
  /** Years, as a share, in which arming and not arming both left a power less secure a year later (Smoke). */
  readonly trapped: number
}

interface Year {
  readonly security: readonly number[]
  readonly warheads: readonly number[]
  readonly believed: number
}

export function dilemmaOf(ruleset: Ruleset, years: readonly GameState[]): Dilemma {
  const read = years.map((state) => readYear(ruleset, state))
  const steps = read.slice(1).map((after, n) => stepOf(read[n]!, after))
  const [first, last] = [read[0], read.at(-1)]
  return {
    harm: mean(steps.flatMap(({ harmed }) => harmed)),
    lost: first && last ? mean(first.security) - mean(last.security) : 0,
    fear: Math.max(0, mean(read.map(({ believed }) => believed)) - 1),
    trapped: mean(steps.map(({ trapped }) => (trapped ? 1 : 0))),
  }
}

function readYear(ruleset: Ruleset, { powers, tension, beliefs }: GameState): Year {
  const warheads = powers.map((power) => totalWarheads(power.forces))
  const ratios = beliefs.flatMap((row, viewer) =>
    row.flatMap(({ forces }, target) => {
      if (viewer === target || warheads[target] === 0) return []
      const believed = READINESS_LEGS.reduce((total, leg) => total + Math.max(0, exp(forces[leg].mean) - 1), 0)
      return [believed / warheads[target]!]
    }),
  )
  const arsenals = powers.map((power) => trueArsenal(ruleset, power))
  return { security: securityOf(ruleset, arsenals, tension), warheads, believed: mean(ratios) }
}

/** What a year did: losses of those whose rivals armed; and whether armers and resters both lost. */
function stepOf(before: Year, after: Year) {
  const change = after.security.map((now, seat) => now - before.security[seat]!)
  const armed = after.warheads.map((now, seat) => now > before.warheads[seat]!)
  const harmed = change.flatMap((gain, seat) =>
    armed.some((did, other) => did && other !== seat) ? [Math.max(0, -gain)] : [],
  )
  const lost = (did: boolean) => change.some((gain, seat) => armed[seat] === did && gain < 0)
  const gained = (did: boolean) => change.some((gain, seat) => armed[seat] === did && gain >= 0)
  return { harmed, trapped: lost(true) && lost(false) && !gained(true) && !gained(false) }
}

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((total, value) => total + value, 0) / values.length
