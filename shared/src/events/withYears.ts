import type { SeenEvent } from '#shared/events/index'

/** An event with the year in which it happened. */
export interface DatedEvent {
  readonly year: number
  readonly event: SeenEvent
}

/** Dates events in their order; the first happened in that year. `yearBegan` is public. */
export function withYears(events: readonly SeenEvent[], from: number): readonly DatedEvent[] {
  let year = from
  return events.map((event) => {
    if (event.type === 'yearBegan') year = event.year
    return { year, event }
  })
}
