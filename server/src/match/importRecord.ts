import { checkCommitment } from '#shared/match/commitment'
import type { WindowRecord } from '#shared/match/matchRecord'
import type { RecordOutline } from '#shared/match/recordText'
import { hasSeating, openRecord, replayWindows } from '#shared/match/replay'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { Scenario } from '#shared/scenario/schema'
import type { GameState } from '#shared/state/gameState'
import { type Problem, problem } from '#shared/view/phrase'
import { yieldToEventLoop } from '../lib/yieldToEventLoop.ts'

/** A match played again from its record. */
export interface ReplayedMatch {
  readonly opening: GameState
  /** Each window as it closed, with its events, and the position after it. */
  readonly windows: readonly { readonly record: WindowRecord; readonly state: GameState }[]
}

/** Plays a record from a file again, or says why it cannot be: what it says of itself is believed only as far as it holds. */
export async function importRecord(
  rules: Ruleset,
  scenario: Scenario | undefined,
  outline: RecordOutline,
): Promise<ReplayedMatch | { readonly problem: Problem }> {
  if (outline.rulesVersion !== rules.version) return { problem: problem('otherRules') }
  if (scenario === undefined) return { problem: problem('noSuchScenario', { scenario: outline.scenario }) }
  if (!hasSeating(scenario, outline)) return { problem: problem('noSuchSeating', { powers: outline.seats.length }) }
  if (checkCommitment(outline.seed, outline.commitment) === 'broken') return broken(HEAD)
  const opened = openRecord(rules, scenario, outline)
  const windows: { record: WindowRecord; state: GameState }[] = []
  for (const { record, state, holds } of replayWindows(opened, outline.windows)) {
    if (!holds) return broken(windows.length)
    windows.push({ record, state })
    await yieldToEventLoop()
  }
  const last = windows.at(-1)?.state ?? opened.state
  return last.window.kind === 'ended' ? { opening: opened.state, windows } : { problem: problem('notEnded') }
}

const HEAD = -1

/** The head of a file is its first line, windows follow. */
const broken = (index: number) => ({ problem: problem('brokenRecord', { lineNumber: index + 2 }) })
