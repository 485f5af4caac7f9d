import { checkCommitment } from '#shared/match/commitment'
import { scenarioOfMatch, type WindowRecord } from '#shared/match/matchRecord'
import { parseRecord, type RecordOutline } from '#shared/match/recordText'
import { hasSeating, openRecord, replayWindows } from '#shared/match/replay'
import { RULESET } from '#shared/ruleset/ruleset'
import type { Scenario } from '#shared/scenario/schema'
import { type Failure, failure } from '../lib/failure.ts'
import type { PlayedMatch } from '../match/matchStore.ts'

/** A record that holds: what it says of its match, and that match played again. */
export interface CheckedRecord {
  readonly outline: Omit<RecordOutline, 'windows'>
  readonly played: PlayedMatch
}

/**
 * Reads a record from a file and plays it again, or says why it cannot be: what it says of itself is believed only as far as
 * it holds. Takes up to seconds of processor.
 */
export function checkRecord(text: string, scenarios: ReadonlyMap<string, Scenario>): CheckedRecord | Failure {
  const parsed = parseRecord(text)
  if ('problem' in parsed) return parsed
  const { windows: lines, ...outline } = parsed.record
  const { rulesVersion } = outline
  if (rulesVersion !== RULESET.version) return failure('otherRules', { version: rulesVersion, now: RULESET.version })
  const scenario = scenarioOfMatch(scenarios, outline)
  if (scenario === undefined) return failure('noSuchScenario', { scenario: outline.scenario })
  if (!hasSeating(scenario, parsed.record)) return failure('noSuchSeating', { powers: outline.seats.length })
  if (checkCommitment(outline.seed, outline.commitment) === 'broken') return broken(HEAD)
  const opened = openRecord(RULESET, scenario, outline)
  const windows: WindowRecord[] = []
  let last = opened.state
  for (const { record, state, holds } of replayWindows(opened, lines)) {
    if (!holds) return broken(windows.length)
    windows.push(record)
    last = state
  }
  return last.window.kind === 'ended' ? { outline, played: { windows, state: last } } : failure('notEnded')
}

const HEAD = -1

/** The head of a file is its first line, windows follow. */
const broken = (index: number): Failure => failure('brokenRecord', { lineNumber: index + 2 })
