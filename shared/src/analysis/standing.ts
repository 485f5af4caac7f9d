import type { Reading } from '#shared/analysis/arsenal'
import { guardedShare } from '#shared/analysis/guarantees'
import { assuredShare } from '#shared/analysis/leverage'
import { securityOf } from '#shared/analysis/security'
import { partnersOf, seenArsenal } from '#shared/analysis/seenBalance'
import { gradeFor, gradeThresholds, influenceLevels, weightsOf } from '#shared/analysis/worth'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { Grade } from '#shared/ruleset/vocabulary'
import { pairIn, seatIn } from '#shared/view/lookup'
import type { Band, PlayerView } from '#shared/view/observation'

/** What a power's years are scored by. */
export const GOALS = ['prosperity', 'safety', 'influence'] as const
/** One of the three things a power's years are scored by. */
export type GoalName = (typeof GOALS)[number]

/** How a power stands in one goal. */
export interface GoalLevel {
  /** 0–1, prosperity up to `prosperCeiling`. A band where the viewer can only estimate; its ends are equal where it knows. */
  readonly level: Band
  /** Share of the score, 0–1, by the secret interest. */
  readonly weight: number
  /** The level at which the next grade would be reached, the others as they are; absent when this goal alone cannot reach it. */
  readonly next?: number
  /** The level below which the grade is lost, the others as they are; absent when this goal alone cannot lose it. */
  readonly keep?: number
}

/** How a power stands as its own player can reckon it. */
export interface Standing extends Readonly<Record<GoalName, GoalLevel>> {
  /** Points a year as a share of `perYear`, if all stays as it is. */
  readonly share: Band
  /** Grade that share earns, the one below it, and the next with the share it begins at; absent at the ends. */
  readonly grade: Grade
  readonly gradeBelow?: Grade
  readonly nextGrade?: { readonly grade: Grade; readonly from: number }
}

/**
 * The viewer's standing from its own view alone: prosperity and influence as they are scored, safety as scored but from the
 * viewer's estimates, one reading of them at a time. The true safety is in no view.
 */
export function standingOf(ruleset: Ruleset, view: PlayerView): Standing {
  const weights = weightsOf(ruleset, view.self.interest)
  const shares = view.powers.map(({ influence }) => influence)
  const influence = influenceLevels(ruleset, shares)[seatIn(view, view.self.id)] ?? 0
  const levels = {
    prosperity: exactly(view.self.prosperity ?? 0),
    safety: safetyBand(ruleset, view),
    influence: exactly(influence),
  }
  const weightOf = { prosperity: weights.prosper, safety: weights.security, influence: weights.influence }
  const peace = view.climate.weaponsUsed ? 0 : peaceShare(ruleset, view.years)
  const at = (end: keyof Band) => GOALS.reduce((sum, goal) => sum + weightOf[goal] * levels[goal][end], peace)
  const share = { low: at('low'), median: at('median'), high: at('high') }
  const nextGrade = gradeAbove(ruleset, share.median)
  const reached = gradeThresholds(ruleset).filter(([, from]) => from <= share.median)
  const [own, below] = reached.toReversed()
  const goalOf = (goal: GoalName): GoalLevel => {
    const next = nextGrade && levels[goal].median + (nextGrade.from - share.median) / weightOf[goal]
    const reachable = next !== undefined && next <= mostOf(ruleset, goal)
    const keep = levels[goal].median - (share.median - own![1]) / weightOf[goal]
    return {
      level: levels[goal],
      weight: weightOf[goal],
      ...(reachable ? { next } : {}),
      ...(below && keep > 0 ? { keep } : {}),
    }
  }
  return {
    prosperity: goalOf('prosperity'),
    safety: goalOf('safety'),
    influence: goalOf('influence'),
    share,
    grade: gradeFor(ruleset, share.median),
    ...(below ? { gradeBelow: below[0] } : {}),
    ...(nextGrade ? { nextGrade } : {}),
  }
}

/** The highest level of a goal. */
export const mostOf = ({ scoring }: Ruleset, goal: GoalName): number =>
  goal === 'prosperity' ? scoring.prosperCeiling : 1

const exactly = (value: number): Band => ({ low: value, median: value, high: value })

/** The bonus of a match at peace, as a share of `perYear` a year. */
const peaceShare = ({ scoring }: Ruleset, years: number): number =>
  scoring.peaceBonus / ((years + scoring.endYears) * scoring.perYear)

function gradeAbove(ruleset: Ruleset, share: number): Standing['nextGrade'] {
  const above = gradeThresholds(ruleset).find(([, from]) => from > share)
  return above && { grade: above[0], from: above[1] }
}

/** The viewer's safety, 0–1, as scored, by the three readings of its estimates. */
export function safetyBand(ruleset: Ruleset, view: PlayerView): Band {
  const read = (reading: Reading) => safetyAsRead(ruleset, view, reading)
  const [low = 0, median = 0, high = 0] = [read('low'), read('median'), read('high')].sort((a, b) => a - b)
  return { low, median, high }
}

/** The viewer's safety, 0–1, as scored, were this reading of its estimates true. */
export function safetyAsRead(ruleset: Ruleset, view: PlayerView, reading: Reading): number {
  const arsenals = view.powers.map(({ id }) => seenArsenal(ruleset, view, id, reading))
  const tension = view.powers.map(({ id }) => view.powers.map((other) => pairIn(view, id, other.id)?.tension ?? 0))
  const seat = seatIn(view, view.self.id)
  const guarantors = partnersOf(view, view.self.id, 'umbrella')
  const guarded = (own: number, rival: number): number => {
    if (own !== seat) return 0
    const others = guarantors.map((id) => seatIn(view, id)).filter((other) => other !== rival)
    return guardedShare(
      ruleset,
      others.map((other) => ({
        integrity: view.powers[other]?.integrity ?? 0,
        assured: assuredShare(ruleset, arsenals[other]!, arsenals[rival]!),
      })),
    )
  }
  return securityOf(ruleset, arsenals, tension, guarded)[seat] ?? 0
}
