import type { EventWeight } from '#shared/events/define'
import { type EventType, eventModule, type GameEvent, type SeenEvent } from '#shared/events/index'
import { sentence } from './text.ts'

/** The line of the news for an event. */
export function eventLine(event: SeenEvent): string {
  return sentence(eventModule(event).describe(event as GameEvent))
}

/** False for an event type of a newer server, which has no text here. */
export const isKnown = (event: { readonly type: EventType }): boolean => eventModule(event) !== undefined

/** How prominently the news shows an event. */
export const newsWeight = (event: { readonly type: EventType }): EventWeight => eventModule(event).weight
