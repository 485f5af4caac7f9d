import type { GameEvent } from '#shared/events/index'
import { type MatchRecord, scenarioOfMatch } from '#shared/match/matchRecord'
import { hasSeating, openRecord, replayWindows } from '#shared/match/replay'
import type { ChatMessage } from '#shared/protocol/chat'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { Scenario } from '#shared/scenario/schema'
import type { GameState } from '#shared/state/gameState'
import { yieldToEventLoop } from '../../lib/yieldToEventLoop.ts'
import type { AuditEvent } from '../../match/auditEvent.ts'
import type { ChatStore } from '../../match/chatStore.ts'
import type { SeatSetup } from '../../match/matchSetup.ts'
import type { MatchStore } from '../../match/matchStore.ts'
import type { FindSealReason, SealReason } from '../../match/seal.ts'
import { UnknownContentError } from '../../match/storedIds.ts'
import type { TranscriptStore } from '../../match/transcriptStore.ts'
import { fileOfRecord } from '../../records/recordFile.ts'
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

/** A world that the tables lack, wholly or from some window on. */
export interface ExportGap {
  /** From 1. */
  readonly round: number
  /** Number of the world in its round, from 1. */
  readonly world: number
  readonly match: string
  /** What is missing and why, in English. */
  readonly why: string
}

/** All that the tables are made from beside the worlds, which are read one by one. */
export interface ExportSource {
  readonly classroom: Classroom
  /** Up to the first entry of a match that is still sealed. */
  readonly log: readonly LoggedAuditEvent[]
  /** Ids of matches whose secrets may not leave the server yet: no orders and no seed of theirs are exported. */
  readonly sealed: ReadonlySet<string>
  /** Every world of every round, in order. */
  readonly places: readonly ExportPlace[]
  /** Labels are in the tables; only pseudonyms otherwise. */
  readonly withNames: boolean
  /** Words said are in the tables; only their length otherwise. */
  readonly withWords: boolean
}

/** A world of a round, and what was done in it unless it is sealed. */
export interface ExportPlace extends Pick<ExportedWorld, 'round' | 'number' | 'world' | 'beganAt' | 'audit'> {
  readonly seal: SealReason | undefined
}

/** What the export source needs of the rest of the server. */
export interface ExportSourceDeps {
  readonly classroom: Classroom
  readonly store: MatchStore
  readonly transcriptStore: TranscriptStore
  readonly classStore: ClassStore
  readonly chatStore: ChatStore
  /** Why a match shows no secrets yet. */
  readonly sealReason: FindSealReason
  readonly scenarios: ReadonlyMap<string, Scenario>
  readonly ruleset: Ruleset
  readonly withNames: boolean
  readonly withWords: boolean
}

/** Reads all about a class but its worlds. */
export async function openSource(deps: ExportSourceDeps): Promise<ExportSource> {
  const { classroom, classStore, sealReason, withNames, withWords } = deps
  const log = await classStore.log(classroom.id)
  const entries = entriesByMatch(log)
  const places: ExportPlace[] = []
  for (const [index, { worlds }] of classroom.rounds.entries()) {
    const began = log.find(({ entry }) => entry.did === 'phase' && entry.phase === 'playing' && entry.round === index)
    for (const [place, world] of worlds.entries()) {
      const seal = await sealReason({ id: world.match, seed: world.seed, classId: classroom.id }, 'teacher')
      const audit = entries.get(world.match) ?? []
      places.push({ round: index + 1, number: place + 1, world, beganAt: began?.entry.at ?? 0, seal, audit })
    }
  }
  const sealed = new Set(places.flatMap(({ seal, world }) => (seal === undefined ? [] : [world.match])))
  return { classroom, log: beforeSealed(log, sealed), sealed, places, withNames, withWords }
}

/** What was done in each match, in order. */
const entriesByMatch = (log: readonly LoggedAuditEvent[]): ReadonlyMap<string, readonly AuditEvent[]> =>
  Map.groupBy(
    log.flatMap(({ entry }) => ('match' in entry ? [entry] : [])),
    ({ match }) => match,
  )

/** Why a sealed world is missing, in English. */
const SEALED: Readonly<Record<SealReason, string>> = {
  luckInPlay: 'a match with the same luck is still played: its record tells chances of the other',
  debriefClosed: 'the teacher has not opened the debrief of its round',
  interestsClosed: 'the teacher has not opened its interests',
}

/** The log as long as it tells nothing of a sealed match: what is left out at the end keeps the chain of hashes whole. */
function beforeSealed(log: readonly LoggedAuditEvent[], sealed: ReadonlySet<string>): readonly LoggedAuditEvent[] {
  const first = log.findIndex(({ entry }) => 'match' in entry && sealed.has(entry.match))
  return first < 0 ? log : log.slice(0, first)
}

/** The world as far as it can be exported, and why it is not all there. */
export interface WorldReading {
  /** Its file; also of a world that cannot be played again. */
  readonly text?: string
  readonly exported?: ExportedWorld
  /** What is missing and why, in English; absent when the tables have everything. */
  readonly gap?: string
}

/** Reads a world and plays it again. It is large: the caller lets go of one before it reads the next. */
export async function readWorld(deps: ExportSourceDeps, place: ExportPlace): Promise<WorldReading> {
  const { match } = place.world
  if (place.seal !== undefined) return { gap: SEALED[place.seal] }
  const record = await foundOrWhy(() => deps.store.record(match))
  if (typeof record === 'string') return { gap: record }
  const text = await fileOfRecord(deps.transcriptStore, match, record)
  return { text, ...(await replayWorld(deps, place, record)) }
}

async function replayWorld(
  { store, chatStore, scenarios, ruleset: rules }: ExportSourceDeps,
  place: ExportPlace,
  record: MatchRecord,
): Promise<WorldReading> {
  const { match } = place.world
  const stored = await foundOrWhy(() => store.load(match))
  if (typeof stored === 'string') return { gap: stored }
  const scenario = scenarioOfMatch(scenarios, record)
  if (scenario === undefined) return { gap: `this version of the game has no scenario '${record.scenario}'` }
  if (record.rulesVersion !== rules.version)
    return { gap: `played by rules version ${record.rulesVersion}, this server plays version ${rules.version}` }
  if (!hasSeating(scenario, record)) return { gap: `scenario '${record.scenario}' has no such seating any longer` }
  const { states, events, brokenAt } = await playOver(rules, scenario, record)
  const { seats } = stored.setup
  const words = await chatStore.all(match)
  const exported = { ...place, seats, record, ruleset: rules, states, events, chat: words }
  if (brokenAt === undefined) return { exported }
  return { exported, gap: `cut short: window ${brokenAt} of the record does not follow from the rules` }
}

/** What the store gives of a match, or why it gives nothing, in English. */
async function foundOrWhy<Found extends object>(read: () => Promise<Found | undefined>): Promise<Found | string> {
  try {
    return (await read()) ?? 'the match is not in the database'
  } catch (fault) {
    if (fault instanceof UnknownContentError) return fault.message
    throw fault
  }
}

/** Plays a record again, yielding to the event loop between windows, up to the first that does not follow from the rules. */
async function playOver(rules: Ruleset, scenario: Scenario, record: MatchRecord) {
  const opened = openRecord(rules, scenario, record)
  const states = [opened.state]
  const events: (readonly GameEvent[])[] = []
  for (const { record: window, state, holds } of replayWindows(opened, record.windows)) {
    if (!holds) return { states, events, brokenAt: window.number }
    states.push(state)
    events.push(window.events)
    await yieldToEventLoop()
  }
  return { states, events, brokenAt: undefined }
}

/** The position each year begins with, and the last of all. */
export function yearsOf({ states }: ExportedWorld): readonly GameState[] {
  return states.filter(({ window }) => window.kind === 'planning' || window.kind === 'ended')
}
