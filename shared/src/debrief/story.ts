import type { MatchRecord, WindowRecord } from '#shared/match/matchRecord'
import type { RecordOutline } from '#shared/match/recordText'
import { type Comparison, openRecord, replayWindows } from '#shared/match/replay'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { Scenario } from '#shared/scenario/schema'
import type { GameState } from '#shared/state/gameState'

/** A match replayed from its record: every position, and all orders and events. */
export interface Story {
  /** The rules with the scenario's own numbers. */
  readonly ruleset: Ruleset
  /** As it was played: under the record's treatment. */
  readonly scenario: Scenario
  readonly record: MatchRecord
  /** The position before each window of the record, and after the last. */
  readonly states: readonly GameState[]
  /** Number of the first window of the file that the rules do not reproduce; the story ends before it. Absent when all hold. */
  readonly departsAt?: number
}

/** The position at the start of a year; the end of a match counts as the start of the year after its last. */
export interface YearStart {
  readonly year: number
  /** Place in `Story.states`. */
  readonly index: number
  readonly state: GameState
}

/**
 * Replays a record window by window and yields how many are done, for progress bars. A record that is cut short gives the
 * story as far as it goes.
 */
export function* replayStory(
  rules: Ruleset,
  from: Scenario,
  outline: RecordOutline,
  comparison?: Comparison,
): Generator<number, Story> {
  const opened = openRecord(rules, from, outline)
  const states = [opened.state]
  const windows: WindowRecord[] = []
  let departsAt: number | undefined
  for (const { record, state, holds } of replayWindows(opened, outline.windows, comparison)) {
    if (!holds) {
      departsAt = record.number
      break
    }
    windows.push(record)
    states.push(state)
    yield windows.length
  }
  const { scenario, ruleset } = opened.rules
  const story = { ruleset, scenario, record: { ...outline, windows }, states }
  return departsAt === undefined ? story : { ...story, departsAt }
}

/** The whole story at once. */
export const storyOf = (rules: Ruleset, scenario: Scenario, outline: RecordOutline): Story =>
  runToEnd(replayStory(rules, scenario, outline))

/** The result of a generator that yields only to let other work in. */
export function runToEnd<Result>(work: Generator<unknown, Result>): Result {
  for (;;) {
    const { done, value } = work.next()
    if (done) return value
  }
}

/** The first position of every year, and the end when there was one. */
export function yearStarts({ states }: Pick<Story, 'states'>): readonly YearStart[] {
  const starts: YearStart[] = []
  for (const [index, state] of states.entries()) {
    const isFirst = index === 0 || states[index - 1]!.year !== state.year
    if (isFirst) starts.push({ year: state.year, index, state })
    if (state.window.kind === 'ended') starts.push({ year: state.year + 1, index, state })
  }
  return starts
}
