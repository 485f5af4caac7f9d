import type { GameEvent } from '#shared/events/index'
import type { MatchRecord } from '#shared/match/matchRecord'
import { openRecord, replayWindows } from '#shared/match/replay'
import type { ChatMessage } from '#shared/protocol/chat'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { Scenario } from '#shared/scenario/schema'
import type { GameState } from '#shared/state/gameState'
import { yieldToEventLoop } from '../../lib/yieldToEventLoop.ts'
import type { AuditEvent } from '../../match/auditEvent.ts'
import type { ChatStore } from '../../match/chatStore.ts'
import type { SeatSetup } from '../../match/matchSetup.ts'
import type { MatchStore } from '../../match/matchStore.ts'
import { ifKnown } from '../../match/storedIds.ts'
import type { LoggedAuditEvent } from '../classAuditEvent.ts'
import type { Classroom, World } from '../classroom.ts'
import type { ClassStore } from '../classStore.ts'

/** One world of one round, played again: the truth of it, position by position. */
export interface ExportedWorld {
  /** From 1. */
  readonly round: number
  readonly number: number
  readonly world: World
  readonly seats: readonly SeatSetup[]
  readonly record: MatchRecord
  /** By the ruleset it was played by. */
  readonly ruleset: Ruleset
  /** The position before every window, and the last. */
  readonly states: readonly GameState[]
  /** Events of every window. */
  readonly events: readonly (readonly GameEvent[])[]
  readonly chat: readonly ChatMessage[]
  /** What was done in it, in order. */
  readonly audit: readonly AuditEvent[]
  /** When its round began. */
  readonly beganAt: number
}

/** All that the tables are made from. */
export interface ExportSource {
  readonly classroom: Classroom
  readonly log: readonly LoggedAuditEvent[]
  readonly worlds: readonly ExportedWorld[]
  /** Labels are in the tables; only pseudonyms otherwise. */
  readonly withNames: boolean
}

export interface ExportSourceDeps {
  readonly classroom: Classroom
  readonly store: MatchStore
  readonly classStore: ClassStore
  readonly chatStore: ChatStore
  readonly scenarios: ReadonlyMap<string, Scenario>
  readonly ruleset: Ruleset
  readonly withNames: boolean
}

/**
 * Reads everything about a class, and plays its matches again. Worlds of other rules are left out, and those of which any
 * match with the same luck is still played: the seed tells its chances.
 */
export async function readSource(deps: ExportSourceDeps): Promise<ExportSource> {
  const { classroom, classStore, withNames } = deps
  const log = await classStore.log(classroom.id)
  const worlds: ExportedWorld[] = []
  for (const [round, { worlds: played }] of classroom.rounds.entries()) {
    const began = log.find(({ entry }) => entry.did === 'phase' && entry.phase === 'playing' && entry.round === round)
    for (const [index, world] of played.entries()) {
      const place = { round: round + 1, number: index + 1, world, beganAt: began?.entry.at ?? 0 }
      const exported = await readWorld(deps, place, log)
      if (exported !== undefined) worlds.push(exported)
    }
  }
  return { classroom, log, worlds, withNames }
}

type Place = Pick<ExportedWorld, 'round' | 'number' | 'world' | 'beganAt'>

async function readWorld(
  { store, chatStore, scenarios, ruleset: rules }: ExportSourceDeps,
  place: Place,
  log: readonly LoggedAuditEvent[],
): Promise<ExportedWorld | undefined> {
  const { match, seed } = place.world
  if (await store.isInPlay(seed)) return undefined
  const read = await ifKnown(async () => [await store.load(match), await store.record(match)] as const)
  const [stored, record] = read ?? []
  const scenario = scenarios.get(record?.scenario ?? '')
  if (stored === undefined || record === undefined || scenario === undefined || record.rulesVersion !== rules.version)
    return undefined
  const { states, events } = await playOver(rules, scenario, record)
  const journal = log.flatMap(({ entry }) => ('match' in entry && entry.match === match ? [entry] : []))
  const { seats } = stored.setup
  const words = await chatStore.all(match)
  return { ...place, seats, record, ruleset: rules, states, events, chat: words, audit: journal }
}

/** Plays a record again with pauses: others have their turn meanwhile. */
async function playOver(rules: Ruleset, scenario: Scenario, record: MatchRecord) {
  const opened = openRecord(rules, scenario, record)
  const states = [opened.state]
  const events: (readonly GameEvent[])[] = []
  for (const { record: window, state } of replayWindows(opened, record.windows)) {
    states.push(state)
    events.push(window.events)
    await yieldToEventLoop()
  }
  return { states, events }
}

/** The position each year begins with, and the last of all. */
export function yearsOf({ states }: ExportedWorld): readonly GameState[] {
  return states.filter(({ window }) => window.kind === 'planning' || window.kind === 'ended')
}
