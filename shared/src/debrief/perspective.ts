import type { Story } from '#shared/debrief/story'
import { truthView } from '#shared/debrief/truthView'
import type { GameEvent, SeenEvent } from '#shared/events/index'
import { seenEvents } from '#shared/events/seenEvents'
import { type PowerId, powerId } from '#shared/ids'
import type { Observation, Seen, Viewer } from '#shared/view/observation'
import { observe } from '#shared/view/observe'

/** From where a position of a match that is over is shown: a power as it saw things then, a spectator, or the whole truth. */
export type Perspective = PowerId | 'spectator' | 'truth'

/** Every perspective of a match between these powers. */
export const perspectivesOf = (powers: readonly PowerId[]): readonly Perspective[] => ['truth', 'spectator', ...powers]

/** The view of a position of a story from a perspective. @throws RangeError without such a position or power */
export function viewFrom({ ruleset, states }: Story, index: number, perspective: Perspective): Seen<Observation> {
  const state = states[index]
  if (state === undefined) throw new RangeError(`no position ${index}`)
  const view =
    perspective === 'truth' ? truthView(ruleset, state) : observe(ruleset, state, viewerOf(perspective), 'open')
  return view as Seen<Observation>
}

/** The events of a window as known from a perspective; the truth tells all of them. */
export function eventsFrom(events: readonly GameEvent[], perspective: Perspective): readonly SeenEvent[] {
  if (perspective !== 'truth') return seenEvents(events, viewerOf(perspective)) as readonly SeenEvent[]
  return events.map(({ audience: _audience, ...event }) => event as SeenEvent)
}

const viewerOf = (perspective: Exclude<Perspective, 'truth'>): Viewer =>
  perspective === 'spectator' ? { kind: 'spectator' } : { kind: 'power', power: powerId(perspective) }
