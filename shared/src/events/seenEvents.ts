import type { GameEvent, SeenEvent } from '#shared/events/index'
import { toFigure } from '#shared/math'
import type { Seen, Viewer } from '#shared/view/observation'

/** True when this viewer may learn of the event. */
function mayLearn(event: GameEvent, viewer: Viewer): boolean {
  if (event.audience === 'all') return true
  return viewer.kind === 'power' && event.audience.includes(viewer.power)
}

/** The events a viewer may learn of, in order, numbers as figures, without the list of who else learns of them. */
export function seenEvents(events: readonly GameEvent[], viewer: Viewer): readonly Seen<SeenEvent>[] {
  return events
    .filter((event) => mayLearn(event, viewer))
    .map(({ audience: _audience, ...event }) => inFigures(event) as Seen<SeenEvent>)
}

/** A copy of plain data with every number as viewers are shown it. */
function inFigures(value: unknown): unknown {
  if (typeof value === 'number') return toFigure(value)
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(inFigures)
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, inFigures(part)]))
}
