import { matchRng, type WindowRecord, windowRng } from '#shared/match/matchRecord'
import type { RecordOutline } from '#shared/match/recordText'
import { resolveWindow } from '#shared/resolve/resolveWindow'
import type { Ruleset } from '#shared/ruleset/ruleset'
import { variant } from '#shared/ruleset/variant'
import type { Scenario } from '#shared/scenario/schema'
import { createGame } from '#shared/state/createGame'
import type { GameState } from '#shared/state/gameState'
import { hashState } from '#shared/state/hashState'
import { type Problem, problem } from '#shared/view/phrase'

/** Lets others have their turn: a long record must not hold up everybody's matches. */
const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve))

/** A match played again from its record. */
export interface PlayedAgain {
  readonly opening: GameState
  /** Each window as it closed, with its events, and the position after it. */
  readonly windows: readonly { readonly record: WindowRecord; readonly state: GameState }[]
}

/** Plays a record from a file again, or says why it cannot be: what it says of itself is believed only as far as it holds. */
export async function importRecord(
  rules: Ruleset,
  scenario: Scenario | undefined,
  outline: RecordOutline,
): Promise<PlayedAgain | { readonly problem: Problem }> {
  if (outline.rulesVersion !== rules.version) return { problem: problem('otherRules') }
  if (scenario === undefined) return { problem: problem('noSuchScenario', { scenario: outline.scenario }) }
  const ruleset = variant(rules, scenario.rules)
  if (!Object.values(scenario.seatings).some((seating) => String(seating) === String(outline.seats))) {
    return { problem: problem('noSuchSeating', { powers: outline.seats.length }) }
  }
  const settings = { seats: outline.seats.length, years: outline.years }
  const opening = createGame(ruleset, scenario, settings, matchRng(outline.seed))
  const windows: { record: WindowRecord; state: GameState }[] = []
  let before = opening
  for (const [index, { number, submissions, hash }] of outline.windows.entries()) {
    if (number !== before.windowNumber || before.window.kind === 'ended') return broken(index)
    await nextTurn()
    const { state, events } = resolveWindow(ruleset, before, submissions, windowRng(outline.seed, number))
    if (hashState(state) !== hash) return broken(index)
    windows.push({ record: { number, submissions, events, hash }, state })
    before = state
  }
  return before.window.kind === 'ended' ? { opening, windows } : { problem: problem('notEnded') }
}

/** The head of a file is its first line, windows follow. */
const broken = (index: number) => ({ problem: problem('brokenRecord', { line: index + 2 }) })
