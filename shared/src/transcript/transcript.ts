import { type Debrief, makeDebrief } from '#shared/debrief/index'
import { type Perspective, perspectivesOf, viewFrom } from '#shared/debrief/perspective'
import { replayStory, runToEnd, type Story } from '#shared/debrief/story'
import type { RecordOutline } from '#shared/match/recordText'
import { type Changes, changesBetween, type Json, withChanges } from '#shared/protocol/jsonChanges'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { Scenario } from '#shared/scenario/schema'
import type { Observation, Seen } from '#shared/view/observation'

/** Null where nothing changes. */
type PackedChanges = Changes | null

/**
 * Every view of a match: the spectator's from position to position, and every other as what it has beside the spectator's at
 * the same position. Most of a position is public, so that little is left.
 */
export interface PackedViews {
  /** The spectator's view of the first position. */
  readonly first: Json
  /** What turns each view of the spectator's into the next. */
  readonly later: readonly PackedChanges[]
  /** By perspective, position by position: what turns the spectator's view into this one. */
  readonly others: { readonly [perspective: string]: readonly PackedChanges[] }
}

/**
 * What replay and debrief show of a match that has ended, as plain data made by the rules it was played by: it can be shown
 * when those rules are gone. Events are not in it, since a record tells them.
 */
export interface Transcript {
  readonly rulesVersion: number
  /** Year of every position. */
  readonly yearOf: readonly number[]
  readonly views: PackedViews
  readonly debrief: Debrief
}

/** The transcript of a match that has ended. Yields now and then, since it takes a while. */
export function* transcribe(story: Story): Generator<unknown, Transcript> {
  const { record, states } = story
  const others: Record<string, PackedChanges[]> = {}
  for (const perspective of perspectivesOf(record.seats)) if (perspective !== 'spectator') others[perspective] = []
  const spectator: Json[] = []
  for (const index of states.keys()) {
    const view = jsonView(story, index, 'spectator')
    for (const [perspective, packed] of Object.entries(others)) {
      packed.push(packedChanges(view, jsonView(story, index, perspective as Perspective)))
    }
    spectator.push(view)
    yield
  }
  const later = spectator.slice(1).map((view, index) => packedChanges(spectator[index]!, view))
  const yearOf = states.map(({ year }) => year)
  const views = { first: spectator[0]!, later, others }
  return { rulesVersion: record.rulesVersion, yearOf, views, debrief: yield* makeDebrief(story) }
}

/**
 * The transcript of a record's match, played again by these rules; undefined when the record does not follow from them to its
 * end. Yields now and then, since it takes a while.
 * @throws RangeError when the scenario has no seating for that many powers
 */
export function* transcribeRecord(
  rules: Ruleset,
  scenario: Scenario,
  outline: RecordOutline,
): Generator<unknown, Transcript | undefined> {
  const story = yield* replayStory(rules, scenario, outline, 'last')
  const isWhole = story.departsAt === undefined && story.states.at(-1)!.window.kind === 'ended'
  return isWhole ? yield* transcribe(story) : undefined
}

/** The whole transcript at once. */
export const transcriptOf = (story: Story): Transcript => runToEnd(transcribe(story))

/** The views of every perspective, one a position. */
export function unpackViews({ first, later, others }: PackedViews): ReadonlyMap<string, readonly Json[]> {
  const spectator = [first]
  for (const changes of later) spectator.push(changed(spectator.at(-1)!, changes))
  const views = new Map<string, readonly Json[]>([['spectator' satisfies Perspective, spectator]])
  for (const [perspective, packed] of Object.entries(others)) {
    if (packed.length !== spectator.length)
      throw new RangeError(`${perspective}: ${packed.length} of ${spectator.length} views`)
    views.set(
      perspective,
      packed.map((changes, index) => changed(spectator[index]!, changes)),
    )
  }
  return views
}

const jsonView = (story: Story, index: number, perspective: Perspective): Json =>
  viewFrom(story, index, perspective) satisfies Seen<Observation> as unknown as Json

const packedChanges = (before: Json, after: Json): PackedChanges => changesBetween(before, after) ?? null

const changed = (before: Json, changes: PackedChanges): Json =>
  changes === null ? before : withChanges(before, changes)
