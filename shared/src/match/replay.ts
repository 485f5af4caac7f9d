import { type MatchRecord, matchRng, windowRng } from '#shared/match/matchRecord'
import { resolveWindow } from '#shared/resolve/resolveWindow'
import type { Ruleset } from '#shared/ruleset/ruleset'
import { variant } from '#shared/ruleset/variant'
import type { Scenario } from '#shared/scenario/schema'
import { createGame } from '#shared/state/createGame'
import type { GameState } from '#shared/state/gameState'
import { hashState } from '#shared/state/hashState'

/** A replayed match: the position before every window and after the last, and where it departs from the record. */
export interface Replay {
  readonly states: readonly GameState[]
  /** Number of the first window whose hash differs; absent when the record holds. */
  readonly departsAt?: number
}

/**
 * Plays a record again under the rules it was made with.
 * @throws RangeError when the record was made under other rules
 */
export function replay(rules: Ruleset, scenario: Scenario, record: MatchRecord): Replay {
  const ruleset = variant(rules, scenario.rules)
  if (record.rulesVersion !== ruleset.version) {
    throw new RangeError(`the record is of rules ${record.rulesVersion}, these are rules ${ruleset.version}`)
  }
  const settings = { seats: record.seats.length, years: record.years }
  let state = createGame(ruleset, scenario, settings, matchRng(record.seed))
  const states = [state]
  let departsAt: number | undefined
  for (const { number, submissions, hash } of record.windows) {
    state = resolveWindow(ruleset, state, submissions, windowRng(record.seed, number)).state
    states.push(state)
    if (departsAt === undefined && hashState(state) !== hash) departsAt = number
  }
  return departsAt === undefined ? { states } : { states, departsAt }
}
