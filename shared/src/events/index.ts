import type { EventModule, EventOf } from '#shared/events/define'
import * as registry from '#shared/events/registry'

/** The module of every event, by its type. */
export const EVENTS = { ...registry }

/** What happened, data only. `audience` says who may learn of it; seenEvents.ts applies it. */
export type GameEvent = EventOf<(typeof EVENTS)[keyof typeof EVENTS]>
/** Type of an event. */
export type EventType = GameEvent['type']
/** All types of events, in the order of the registry. */
export const EVENT_TYPES = Object.keys(EVENTS) as readonly EventType[]

/** An event as a viewer gets it: without the list of who else did. */
export type SeenEvent = GameEvent extends infer Event
  ? Event extends GameEvent
    ? Omit<Event, 'audience'>
    : never
  : never

/** The module of an event; joins the correlated unions as `moduleOf` does for orders. */
export function eventModule(event: { readonly type: EventType }): EventModule<EventType, GameEvent> {
  return EVENTS[event.type] as unknown as EventModule<EventType, GameEvent>
}
