import { type CardFigures, cardsOf, type Debrief, type DebriefOf, debriefOf, SECTIONS } from '#shared/debrief/index'
import { eventsFrom, type Perspective, viewFrom } from '#shared/debrief/perspective'
import type { Story } from '#shared/debrief/story'
import type { GameEvent, SeenEvent } from '#shared/events/index'
import type { RecordedWindowEvents } from '#shared/match/recordText'
import type { ReadTranscript } from '#shared/transcript/transcriptText'
import type { Observation, Seen } from '#shared/view/observation'

/** What replay and debrief are answered from: a match that was played again, or the transcript of one of other rules. */
export interface ReplaySource {
  readonly positions: number
  /** @throws RangeError without such a position or perspective */
  view(index: number, perspective: Perspective): Seen<Observation>
  /** The events of a window as known from a perspective; none without such a window. */
  events(window: number, perspective: Perspective): readonly SeenEvent[]
  /** What the page shows first; asking for it costs none of what the rest takes. */
  cards(): CardFigures
  /** Every alarm of the match, oldest first. */
  alarms(): DebriefOf<'alarms'>
  debrief(): Debrief
}

/** A match that was played again by the present rules. */
export const sourceOfStory = (story: Story): ReplaySource => ({
  positions: story.states.length,
  view: (index, perspective) => viewFrom(story, index, perspective),
  events: (window, perspective) => eventsFrom(story.record.windows[window]?.events ?? [], perspective),
  cards: () => cardsOf(story),
  alarms: () => SECTIONS.alarms.of(story),
  debrief: () => debriefOf(story),
})

/** The transcript of a match, with the events its record tells. */
export const sourceOfTranscript = (
  { yearOf, views, debrief }: ReadTranscript,
  windows: readonly RecordedWindowEvents[],
): ReplaySource => ({
  positions: yearOf.length,
  view(index, perspective) {
    const view = views.get(perspective)?.[index]
    if (view === undefined) throw new RangeError(`no position ${index} from ${perspective}`)
    return view
  },
  events: (window, perspective) => eventsFrom((windows[window]?.events ?? []) as readonly GameEvent[], perspective),
  cards: () => debrief,
  alarms: () => debrief.alarms,
  debrief: () => debrief,
})
