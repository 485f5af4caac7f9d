import type { EventWeight } from '#shared/events/define'
import { type EventType, eventModule, type GameEvent, type SeenEvent } from '#shared/events/index'
import { sentence } from '../text/text.ts'

/** The line of the feed for an event. */
export function eventLine(event: SeenEvent): string {
  return sentence(eventModule(event).describe(event as GameEvent))
}

export const weightOf = (event: { readonly type: EventType }): EventWeight => eventModule(event).weight
