import { type MatchRecord, scenarioOfMatch } from '#shared/match/matchRecord'
import { hasSeating, openRecord, replayWindows } from '#shared/match/replay'
import { RULESET } from '#shared/ruleset/ruleset'
import type { Scenario } from '#shared/scenario/schema'
import { hashState } from '#shared/state/hashState'
import { loadScenarios } from '../lib/loadScenarios.ts'
import { yieldToEventLoop } from '../lib/yieldToEventLoop.ts'
import type { MatchStore } from '../match/matchStore.ts'
import { ifKnown } from '../match/storedIds.ts'
import { openUnchanged } from '../store/database.ts'
import { matchIds } from '../store/matchIds.ts'
import { createMatchStore } from '../store/sqlMatchStore.ts'

/** What playing stored matches again came to. */
export interface Verified {
  /** Those that hold hash for hash, to the position they stand at. */
  readonly over: number
  readonly goingOn: number
  /** Those that do not, each with what is wrong. */
  readonly broken: readonly { readonly match: string; readonly fault: string }[]
  /** Of rules, scenarios, bots or treatments that this version does not have: they cannot be replayed. */
  readonly foreign: readonly string[]
}

type MatchVerdict = 'over' | 'goingOn' | 'foreign' | { readonly fault: string }

/**
 * Plays stored matches again from their records, also while a server plays on. Nothing is changed.
 * @param match only this one
 * @throws UnusableDatabase
 */
export async function verify(where: string, match?: string): Promise<Verified> {
  const database = await openUnchanged(where)
  try {
    const store = createMatchStore(database)
    const scenarios = loadScenarios()
    const ids = match === undefined ? await matchIds(database) : [match]
    const verdicts = new Map<string, MatchVerdict>()
    for (const id of ids) verdicts.set(id, await verdictOn(store, scenarios, id))
    const count = (wanted: MatchVerdict) => [...verdicts.values()].filter((verdict) => verdict === wanted).length
    return {
      over: count('over'),
      goingOn: count('goingOn'),
      broken: [...verdicts].flatMap(([id, verdict]) => (typeof verdict === 'object' ? { match: id, ...verdict } : [])),
      foreign: [...verdicts].flatMap(([id, verdict]) => (verdict === 'foreign' ? id : [])),
    }
  } finally {
    await database.destroy()
  }
}

/** A window that closes between two reads makes a match look broken: then it is read again. */
const READS = 3

async function verdictOn(
  store: MatchStore,
  scenarios: ReadonlyMap<string, Scenario>,
  id: string,
): Promise<MatchVerdict> {
  let verdict: MatchVerdict = { fault: 'there is no such match' }
  for (let n = 0; n < READS; n++) {
    const read = await ifKnown(async () => [await store.load(id), await store.record(id)] as const)
    if (read === undefined) return 'foreign'
    const [stored, record] = read
    if (stored === undefined || record === undefined) return verdict
    verdict = await judge(scenarioOfMatch(scenarios, record), record, hashState(stored.state))
    if (typeof verdict !== 'object') return verdict
  }
  return verdict
}

/** @param standing hash of the position the match goes on from */
async function judge(scenario: Scenario | undefined, record: MatchRecord, standing: string): Promise<MatchVerdict> {
  const isOurs = record.rulesVersion === RULESET.version && scenario !== undefined && hasSeating(scenario, record)
  if (!isOurs) return 'foreign'
  const opened = openRecord(RULESET, scenario, record)
  let last = opened.state
  for (const { record: window, state, holds } of replayWindows(opened, record.windows)) {
    if (!holds) return { fault: `it departs from its record at window ${window.number}` }
    last = state
    await yieldToEventLoop()
  }
  if (hashState(last) !== standing) return { fault: 'it stands at a position its record does not lead to' }
  return last.window.kind === 'ended' ? 'over' : 'goingOn'
}

/** In words, with whether all is well. */
export function printVerified({ over, goingOn, broken, foreign }: Verified): {
  readonly words: string
  readonly well: boolean
} {
  const held = over + goingOn
  const lines = [
    `${held} ${held === 1 ? 'match holds' : 'matches hold'} hash for hash (${over} over, ${goingOn} going on).`,
  ]
  const others = foreign.length
  if (others > 0) lines.push(`${others} ${others === 1 ? 'is' : 'are'} of other rules or scenarios: not played again.`)
  for (const { match, fault } of broken) lines.push(`${match} does NOT hold: ${fault}.`)
  return { words: lines.join('\n'), well: broken.length === 0 }
}
