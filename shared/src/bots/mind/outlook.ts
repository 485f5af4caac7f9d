import { stakeOf, yearWeight } from '#shared/analysis/points'
import { weightsOf } from '#shared/analysis/worth'
import { pow } from '#shared/math'
import type { Ruleset } from '#shared/ruleset/ruleset'
import { seatIn } from '#shared/view/lookup'
import type { PlayerView, SeenPower } from '#shared/view/observation'

/** What is left of a match, and what levels held in it are worth to its viewer, in points of its own final score. */
export interface Outlook {
  readonly seat: number
  readonly me: SeenPower
  readonly weights: ReturnType<typeof weightsOf>
  /** Weights of the years that still count, this year's first. */
  readonly years: readonly number[]
  /** Years for which the final position counts besides. */
  readonly end: number
  /** Points a year of mean weight brings at full level. */
  readonly perYear: number
  /** Points that a confrontation of weight 1 turns on, by year, this year's first. */
  readonly stakes: readonly number[]
}

/**
 * The outlook of a view.
 * @param sight years the mind looks ahead, this one included; the rest of the match, and its end, are not seen
 */
export function outlookOf(ruleset: Ruleset, view: PlayerView, sight = Number.POSITIVE_INFINITY): Outlook {
  const seat = seatIn(view, view.self.id)
  const seen = Math.min(sight, view.years - view.year + 1)
  const each = (of: (year: number) => number) => Array.from({ length: seen }, (_, n) => of(view.year + n))
  return {
    seat,
    me: view.powers[seat]!,
    weights: weightsOf(ruleset, view.self.interest),
    years: each((year) => yearWeight(ruleset, year, view.years)),
    end: seen < view.years - view.year + 1 ? 0 : ruleset.scoring.endYears,
    perYear: ruleset.scoring.perYear,
    stakes: each((year) => stakeOf(ruleset, year, view.years)),
  }
}

/** Points for one unit of a level, of weight 1, that is gained now and of which a share is kept each year. */
export const keptFor = ({ years, end, perYear }: Outlook, keep: number): number =>
  perYear * (years.reduce((sum, weight, n) => sum + weight * pow(keep, n), 0) + end * pow(keep, years.length - 1))

/** Points for one unit of a level, of weight 1, that is approached by a share of the way a year, from now on. */
export const reachedBy = (outlook: Outlook, pace: number): number =>
  keptFor(outlook, 1) - (1 - pace) * keptFor(outlook, 1 - pace)

/** Points for one unit of a level, of weight 1, that begins next year, as forces do that are ordered now. */
export const fromNextYear = (outlook: Outlook): number =>
  outlook.perYear * (outlook.years.slice(1).reduce((sum, weight) => sum + weight, 0) + outlook.end)

/** Points for one unit of a level, of weight 1, that grows by the same step every year, from this year on. */
export const growingWith = ({ years, end, perYear }: Outlook): number =>
  perYear * (years.reduce((sum, weight, n) => sum + weight * (n + 1), 0) + end * years.length)

/** What confrontations of weight 1 turn on, in all the years after this one. */
export const stakesToCome = ({ stakes }: Outlook): number => stakes.slice(1).reduce((sum, stake) => sum + stake, 0)
