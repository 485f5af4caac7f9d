import type { EventWeight } from '#shared/events/define'
import { type EventType, eventModule, type GameEvent, type SeenEvent } from '#shared/events/index'
import { headline, sentence } from './text.ts'

/** The line of the news for an event. */
export function eventLine(event: SeenEvent): string {
  return sentence(eventModule(event).describe(event as GameEvent))
}

/** The headline of an event on a front page, and the line below it where the headline does not say all. */
export function headlineOf(event: SeenEvent): { readonly title: string; readonly deck?: string } {
  const deck = eventLine(event)
  const title = headline(eventModule(event).describe(event as GameEvent))
  return title === undefined ? { title: deck.replace(/[.。]$/, '') } : { title, deck }
}

/** False for an event type of a newer server, which has no text here. */
export const isKnown = (event: { readonly type: EventType }): boolean => eventModule(event) !== undefined

/** How prominently the news shows an event. */
export const newsWeight = (event: { readonly type: EventType }): EventWeight => eventModule(event).weight
