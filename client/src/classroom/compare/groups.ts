import { mean, sum } from '#shared/math'
import type { Outcome } from '#shared/ruleset/vocabulary'
import type { TreatmentId } from '#shared/treatments/index'
import type { WorldFigures } from './figures.ts'

/** One match of a class as comparing knows it before its record is read. */
export interface ComparedWorld {
  /** From 0, as the class counts them. */
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

/** What was read of each match so far: its figures, or a sentence saying why they cannot be had. */
export type Findings = ReadonlyMap<string, WorldFigures | string>

/** By round; in each, worlds under the rules as they are come first, then those of every treatment. */
export function groupsOf(rounds: readonly (readonly ComparedWorld[])[]): readonly Group[] {
  return rounds.flatMap((worlds, round) => {
    const rules = [undefined, ...new Set(worlds.flatMap(({ treatment }) => treatment ?? []))]
    return rules.flatMap((treatment) => {
      const alike = worlds.filter((world) => world.treatment === treatment)
      return alike.length === 0 ? [] : [{ round, ...(treatment === undefined ? {} : { treatment }), worlds: alike }]
    })
  })
}

/** What the record says of a match; undefined while it is not read, and when it cannot be. */
export function figuresIn(findings: Findings, match: string): WorldFigures | undefined {
  const found = findings.get(match)
  return typeof found === 'string' ? undefined : found
}

/** How a world ended: by its record, or as the class heard of it; undefined when it was not played to its end. */
export const outcomeOf = (world: ComparedWorld, findings: Findings): Outcome | undefined =>
  figuresIn(findings, world.match)?.outcome ?? world.outcome

/** A group in figures. */
export interface ComparisonSummary {
  /** Worlds with an outcome, and those without: neither peace nor war is counted of the latter. */
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

export function summaryOf(worlds: readonly ComparedWorld[], findings: Findings): ComparisonSummary {
  const outcomes = worlds.flatMap((world) => outcomeOf(world, findings) ?? [])
  const read = worlds.flatMap(({ match }) => figuresIn(findings, match) ?? [])
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

/** How little a comparison rests on. */
export interface Caution {
  readonly worlds: number
  /** Worlds of the smallest group. */
  readonly least: number
  /** Groups of different rounds: people have learned in between, whatever else was changed. */
  readonly overRounds: boolean
  /**
   * Of two groups: how often luck alone, dealing the same outcomes to worlds at random, makes a difference in peace at
   * least as large (Fisher's exact test, both sides), 0–1.
   */
  readonly byChance?: number
}

/** Undefined while there is nothing to compare: fewer than two groups with outcomes. */
export function cautionOf(groups: readonly Group[], findings: Findings): Caution | undefined {
  const held = groups
    .map(({ round, worlds }) => ({ round, ...summaryOf(worlds, findings) }))
    .filter(({ counted }) => counted > 0)
  const [first, second] = held
  if (first === undefined || second === undefined) return undefined
  return {
    worlds: sum(held.map(({ counted }) => counted)),
    least: Math.min(...held.map(({ counted }) => counted)),
    overRounds: held.some(({ round }) => round !== first.round),
    ...(held.length === 2 ? { byChance: chanceOf(first, second) } : {}),
  }
}

type Share = Pick<ComparisonSummary, 'peace' | 'counted'>

/** Fisher's exact test: the probability of all ways to deal the outcomes that are no likelier than what happened. */
export function chanceOf(one: Share, other: Share): number {
  const peace = one.peace + other.peace
  const all = one.counted + other.counted
  const odds = (inOne: number) =>
    (choose(one.counted, inOne) * choose(other.counted, peace - inOne)) / choose(all, peace)
  const happened = odds(one.peace) * (1 + 1e-9)
  const ways = Array.from({ length: Math.min(one.counted, peace) + 1 }, (_, inOne) => odds(inOne))
  return Math.min(1, sum(ways.filter((way) => way <= happened)))
}

/** Ways to choose so many of n. */
function choose(n: number, some: number): number {
  if (some < 0 || some > n) return 0
  return Array.from({ length: some }, (_, k) => (n - k) / (k + 1)).reduce((ways, factor) => ways * factor, 1)
}
