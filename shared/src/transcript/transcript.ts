import { type Debrief, debriefOf } from '#shared/debrief/index'
import { type Perspective, perspectivesOf, viewFrom } from '#shared/debrief/perspective'
import { replayStory, runToEnd, type Story } from '#shared/debrief/story'
import type { RecordOutline } from '#shared/match/recordText'
import { type Changes, changesBetween, type Json, withChanges } from '#shared/protocol/jsonChanges'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { Scenario } from '#shared/scenario/schema'
import type { Observation, Seen } from '#shared/view/observation'

/** The views of one perspective, position by position: the first whole, each later one as changes to the one before. */
export interface ViewSeries {
  readonly first: Json
  /** Null where nothing changed. */
  readonly later: readonly (Changes | null)[]
}

/**
 * What replay and debrief show of a match that has ended, as plain data made by the rules it was played by: it can be shown
 * when those rules are gone. Events are not in it, since a record tells them.
 */
export interface Transcript {
  readonly rulesVersion: number
  /** Year of every position. */
  readonly yearOf: readonly number[]
  readonly views: { readonly [perspective: string]: ViewSeries }
  readonly debrief: Debrief
}

/** The transcript of a match that has ended. Yields after each perspective, since it takes a while. */
export function* transcribe(story: Story): Generator<Perspective, Transcript> {
  const { record, states } = story
  const views: Record<string, ViewSeries> = {}
  for (const perspective of perspectivesOf(record.seats)) {
    views[perspective] = seriesOf(states.map((_, index) => viewFrom(story, index, perspective)))
    yield perspective
  }
  const yearOf = states.map(({ year }) => year)
  return { rulesVersion: record.rulesVersion, yearOf, views, debrief: debriefOf(story) }
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
  const story = yield* replayStory(rules, scenario, outline)
  const isWhole = story.departsAt === undefined && story.states.at(-1)!.window.kind === 'ended'
  return isWhole ? yield* transcribe(story) : undefined
}

/** The whole transcript at once. */
export const transcriptOf = (story: Story): Transcript => runToEnd(transcribe(story))

function seriesOf(views: readonly Seen<Observation>[]): ViewSeries {
  const [first, ...rest] = views as unknown as readonly Json[]
  return {
    first: first!,
    later: rest.map((view, index) => changesBetween(views[index] as unknown as Json, view) ?? null),
  }
}

/** The views of a series, in order. */
export function viewsOf({ first, later }: ViewSeries): readonly Seen<Observation>[] {
  let view = first
  const views = [view]
  for (const changes of later) {
    if (changes !== null) view = withChanges(view, changes)
    views.push(view)
  }
  return views as unknown as readonly Seen<Observation>[]
}
