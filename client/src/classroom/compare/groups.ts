import { mean, sum } from '#shared/math'
import type { Outcome } from '#shared/ruleset/vocabulary'
import type { TreatmentId } from '#shared/treatments/index'
import type { WorldFigures } from '../../../../shared/src/debrief/worldFigures.ts'

/** A match of a class before its record is read. */
export interface ComparedWorld {
  /** Number of the world in its round, from 0. */
  readonly world: number
  readonly match: string
  /** The one rule that was changed; absent when the rules were as they are. */
  readonly treatment?: TreatmentId
  readonly outcome?: Outcome
  readonly ended: boolean
}

/** Worlds of one round under the same rules. */
export interface Group {
  /** From 0. */
  readonly round: number
  readonly treatment?: TreatmentId
  readonly worlds: readonly ComparedWorld[]
}

/** The figures of each match whose record was read. */
export type Findings = ReadonlyMap<string, WorldFigures>

/** By round; in each, worlds under the usual rules come first, then those of every treatment. */
export function groupsOf(rounds: readonly (readonly ComparedWorld[])[]): readonly Group[] {
  return rounds.flatMap((worlds, round) => {
    const rules = [undefined, ...new Set(worlds.flatMap(({ treatment }) => treatment ?? []))]
    return rules.flatMap((treatment) => {
      const alike = worlds.filter((world) => world.treatment === treatment)
      return alike.length === 0 ? [] : [{ round, ...(treatment === undefined ? {} : { treatment }), worlds: alike }]
    })
  })
}

/** How a world ended, by its record or else by the class; undefined when it was not played to its end. */
export const outcomeOf = (world: ComparedWorld, findings: Findings): Outcome | undefined =>
  findings.get(world.match)?.outcome ?? world.outcome

/** Figures of a group. */
export interface ComparisonSummary {
  /** Worlds with an outcome, and those without one, which count neither as peace nor as war. */
  readonly counted: number
  readonly uncounted: number
  readonly peace: number
  readonly limited: number
  readonly general: number
  /** Per world, of those whose record was read; absent before the first. */
  readonly average?: {
    readonly crises: number
    readonly falseAlarms: number
    /** Of worlds played to their end. */
    readonly points: number
  }
}

/** Sums up a group. */
export function summaryOf(worlds: readonly ComparedWorld[], findings: Findings): ComparisonSummary {
  const outcomes = worlds.flatMap((world) => outcomeOf(world, findings) ?? [])
  const read = worlds.flatMap(({ match }) => findings.get(match) ?? [])
  const ended = read.flatMap(({ score }) => score ?? [])
  const count = (kind: Outcome) => outcomes.filter((outcome) => outcome === kind).length
  return {
    counted: outcomes.length,
    uncounted: worlds.length - outcomes.length,
    peace: count('peace'),
    limited: count('limitedWar'),
    general: count('generalWar'),
    ...(ended.length === 0
      ? {}
      : {
          average: {
            crises: mean(read.map(({ crises }) => crises)),
            falseAlarms: mean(read.map(({ falseAlarms }) => falseAlarms)),
            points: mean(ended.map(({ points }) => points)),
          },
        }),
  }
}

/** How much data a comparison rests on. */
export interface Evidence {
  readonly worlds: number
  /** Worlds of the smallest group. */
  readonly least: number
  /** Groups are of different rounds, between which the players learned. */
  readonly overRounds: boolean
  /**
   * With two groups: the probability, 0–1, that random assignment of the same outcomes gives a difference in peace at least
   * as large (Fisher's exact test, two-sided).
   */
  readonly byChance?: number
}

/** Undefined with fewer than two groups that have outcomes. */
export function evidenceOf(groups: readonly Group[], findings: Findings): Evidence | undefined {
  const held = groups
    .map(({ round, worlds }) => ({ round, ...summaryOf(worlds, findings) }))
    .filter(({ counted }) => counted > 0)
  const [first, second] = held
  if (first === undefined || second === undefined) return undefined
  return {
    worlds: sum(held.map(({ counted }) => counted)),
    least: Math.min(...held.map(({ counted }) => counted)),
    overRounds: held.some(({ round }) => round !== first.round),
    ...(held.length === 2 ? { byChance: fisherExactP(first, second) } : {}),
  }
}

type PeaceShare = Pick<ComparisonSummary, 'peace' | 'counted'>

/** Fisher's exact test: the probability of all ways to deal the outcomes that are no likelier than what happened. */
export function fisherExactP(one: PeaceShare, other: PeaceShare): number {
  const peace = one.peace + other.peace
  const all = one.counted + other.counted
  const odds = (inOne: number) =>
    (choose(one.counted, inOne) * choose(other.counted, peace - inOne)) / choose(all, peace)
  const happened = odds(one.peace) * (1 + 1e-9)
  const ways = Array.from({ length: Math.min(one.counted, peace) + 1 }, (_, inOne) => odds(inOne))
  return Math.min(1, sum(ways.filter((way) => way <= happened)))
}

/** The binomial coefficient n over k. */
function choose(n: number, k: number): number {
  if (k < 0 || k > n) return 0
  return Array.from({ length: k }, (_, i) => (n - i) / (i + 1)).reduce((ways, factor) => ways * factor, 1)
}
