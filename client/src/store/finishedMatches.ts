import { OUTCOMES } from '#shared/ruleset/vocabulary'
import { kept, listOf } from './kept.ts'

/** How well a player judged in a match, as its debrief tells. */
export interface PlayerJudgement {
  /** Brier score of what was believed about the others' interests, 0 to 1; absent where none was revealed. */
  readonly brier?: number
  /** Share of true arsenals inside the bands that were believed, 0 to 1. */
  readonly coverage: number
  /** Promises of the player's power that were tested, and kept. */
  readonly tested: number
  readonly kept: number
}

/** A match that was finished on this device. */
export interface FinishedMatch {
  readonly match: string
  /** Milliseconds since 1970. */
  readonly at: number
  readonly scenario: string
  readonly power: string
  readonly years: number
  readonly outcome: (typeof OUTCOMES)[number]
  /** Place among all powers by points, 1 for the most. */
  readonly place: number
  readonly powers: number
  /** Worked out from the record when the page of them is opened. */
  readonly judgement?: PlayerJudgement
}

/** Whether something stored, or read from a file, is a finished match. */
export function isFinishedMatch(value: unknown): value is FinishedMatch {
  const { match, scenario, power, outcome, at, years, place, powers } = (value ?? {}) as Partial<FinishedMatch>
  const texts = [match, scenario, power].every((text) => typeof text === 'string')
  const isKnown = OUTCOMES.some((each) => each === outcome)
  return texts && isKnown && [at, years, place, powers].every((number) => Number.isFinite(number))
}

const finished = kept('finished', listOf(isFinishedMatch))

/** Every match that was finished on this device, the latest first. */
export const finishedMatches = finished.value

/** Adds matches; of those that are known already nothing changes. */
export function addFinished(matches: readonly FinishedMatch[]): void {
  finished.change((all) => {
    const fresh = matches.filter(({ match }, n) => {
      const isFirst = matches.findIndex((each) => each.match === match) === n
      return isFirst && !all.some((each) => each.match === match)
    })
    return [...fresh, ...all].toSorted((one, other) => other.at - one.at)
  })
}

/** Keeps how well its player judged. */
export const noteJudgement = (match: string, judgement: PlayerJudgement): void =>
  finished.change((all) => all.map((each) => (each.match === match ? { ...each, judgement } : each)))

/** Forgets one. */
export const forgetFinished = (match: string): void =>
  finished.change((all) => all.filter((each) => each.match !== match))

/** Means of what is known of these matches; undefined where nothing is. */
export function meanJudgement(matches: readonly FinishedMatch[]) {
  const all = matches.flatMap(({ judgement }) => judgement ?? [])
  const mean = (values: readonly number[]) =>
    values.length === 0 ? undefined : values.reduce((total, value) => total + value, 0) / values.length
  return {
    brier: mean(all.flatMap(({ brier }) => brier ?? [])),
    coverage: mean(all.map(({ coverage }) => coverage)),
    tested: all.reduce((total, { tested }) => total + tested, 0),
    kept: all.reduce((total, { kept: held }) => total + held, 0),
  }
}
