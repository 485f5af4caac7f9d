import type { SessionSeat } from '#shared/match/askBots'
import type { MatchRecord, WindowRecord } from '#shared/match/matchRecord'
import { matchRules } from '#shared/match/matchRules'
import type { RecordOutline, WindowLine } from '#shared/match/recordText'
import { MatchSession, windowRecordOf } from '#shared/match/session'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { Scenario } from '#shared/scenario/schema'
import type { GameState } from '#shared/state/gameState'

/** A replayed match: the position before every window and after the last, and where it departs from the record. */
export interface Replay {
  readonly states: readonly GameState[]
  /** Number of the first window that differs; absent when the record holds. Nothing after it is played. */
  readonly departsAt?: number
}

/** One window played again. */
export interface ReplayedWindow {
  /** As written down, with the events the rules give. */
  readonly record: WindowRecord
  /** After it. */
  readonly state: GameState
  /** False when the record says something else; it is the last then. */
  readonly holds: boolean
}

/**
 * Which windows of a record are compared with what the rules give: each, or only the last, in half the time. The last tells
 * whether a record holds, but not where one departs.
 */
export type Comparison = 'each' | 'last'

/** True when the scenario has a seating of just the record's powers. */
export const hasSeating = ({ seatings }: Scenario, { seats }: RecordOutline): boolean =>
  Object.values(seatings).some((seating) => String(seating) === String(seats))

/** The seats of a record, with no people on them: what was done stands in its windows. */
export const emptySeats = ({ seats }: Pick<RecordOutline, 'seats'>): readonly SessionSeat[] =>
  seats.map((power) => ({ power, people: [] }))

/**
 * A record's match before its first window, under the record's treatment.
 * @throws RangeError when the scenario has no seating for that many powers
 */
export function openRecord(rules: Ruleset, scenario: Scenario, outline: Omit<RecordOutline, 'windows'>): MatchSession {
  return MatchSession.create(matchRules(rules, scenario, outline), emptySeats(outline))
}

/** Plays the windows of a record one by one, up to the first that does not hold. */
export function* replayWindows(
  opened: MatchSession,
  windows: readonly WindowLine[],
  comparison: Comparison = 'each',
): Generator<ReplayedWindow> {
  let session = opened
  for (const [index, { number, submissions, injections = [], hash }] of windows.entries()) {
    if (number !== session.state.windowNumber || session.isOver) {
      const record = { number, submissions, events: [], hash, ...(injections.length === 0 ? {} : { injections }) }
      yield { record, state: session.state, holds: false }
      return
    }
    const closed = session.replay(submissions, injections)
    const isCompared = comparison === 'each' || index === windows.length - 1
    const record = windowRecordOf(closed, isCompared ? undefined : hash)
    const holds = record.hash === hash
    yield { record: { ...record, hash }, state: closed.session.state, holds }
    if (!holds) return
    session = closed.session
  }
}

/**
 * Plays a record again under the rules it was made with.
 * @throws RangeError when the record was made under other rules
 */
export function replay(rules: Ruleset, scenario: Scenario, record: MatchRecord): Replay {
  if (record.rulesVersion !== rules.version) {
    throw new RangeError(`the record is of rules ${record.rulesVersion}, these are rules ${rules.version}`)
  }
  const opened = openRecord(rules, scenario, record)
  const states = [opened.state]
  for (const { record: window, state, holds } of replayWindows(opened, record.windows)) {
    states.push(state)
    if (!holds) return { states, departsAt: window.number }
  }
  return { states }
}
