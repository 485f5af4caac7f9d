import { type MatchRecord, matchRng, type WindowRecord, windowRng } from '#shared/match/matchRecord'
import type { RecordOutline } from '#shared/match/recordText'
import { resolveWindow } from '#shared/resolve/resolveWindow'
import type { Ruleset } from '#shared/ruleset/ruleset'
import { variant } from '#shared/ruleset/variant'
import type { Scenario } from '#shared/scenario/schema'
import { createGame } from '#shared/state/createGame'
import type { GameState } from '#shared/state/gameState'
import { hashState } from '#shared/state/hashState'
import { treated } from '#shared/treatments/index'

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

/** True when the scenario has a seating of just the record's powers. */
export const hasSeating = ({ seatings }: Scenario, { seats }: RecordOutline): boolean =>
  Object.values(seatings).some((seating) => String(seating) === String(seats))

/** The position a record begins with, under its treatment. */
export function openingState(
  rules: Ruleset,
  from: Scenario,
  { seats, years, seed, treatment }: RecordOutline,
): GameState {
  const scenario = treated(from, treatment)
  return createGame(variant(rules, scenario.rules), scenario, { seats: seats.length, years }, matchRng(seed))
}

/** Plays the windows of a record one by one under its treatment, up to the first that does not hold. */
export function* replayWindows(
  rules: Ruleset,
  scenario: Scenario,
  { seed, treatment, windows }: RecordOutline,
  opening: GameState,
): Generator<ReplayedWindow> {
  const ruleset = variant(rules, treated(scenario, treatment).rules)
  let before = opening
  for (const { number, submissions, injections, hash } of windows) {
    const isNext = number === before.windowNumber && before.window.kind !== 'ended'
    const { state, events } = isNext
      ? resolveWindow(ruleset, before, submissions, windowRng(seed, number), injections)
      : { state: before, events: [] }
    const holds = isNext && hashState(state) === hash
    const given = injections === undefined ? {} : { injections }
    yield { record: { number, submissions, ...given, events, hash }, state, holds }
    if (!holds) return
    before = state
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
  const states = [openingState(rules, scenario, record)]
  for (const { record: window, state, holds } of replayWindows(rules, scenario, record, states[0]!)) {
    states.push(state)
    if (!holds) return { states, departsAt: window.number }
  }
  return { states }
}
