import type { SeenEvent } from '#shared/events/index'
import type { DatedEvent } from '#shared/events/withYears'

/**
 * Of what one viewer heard: offers that ran out although both sides had signed in that year, because a people did not pass the treaty.
 * Their event says only that they ran out. Pure.
 */
export function unpassedOffers(heard: readonly DatedEvent[]): ReadonlySet<SeenEvent> {
  const stopped = new Set(
    heard.flatMap(({ event, year }) => (event.type === 'ratificationFailed' ? [agreed(event, year)] : [])),
  )
  return new Set(
    heard.flatMap(({ event, year }) =>
      event.type === 'offerLapsed' && stopped.has(agreed(event, year)) ? [event] : [],
    ),
  )
}

type Agreed = Extract<SeenEvent, { readonly type: 'ratificationFailed' | 'offerLapsed' }>

/** A treaty of a pair in a year, whichever side is named first. */
const agreed = ({ power, target, treaty }: Agreed, year: number): string =>
  [year, treaty, ...[power, target].toSorted()].join(' ')
