import { aidGiven } from '#shared/events/aidGiven'
import { alarmProvedFalse } from '#shared/events/alarmProvedFalse'
import { alignmentShifted } from '#shared/events/alignmentShifted'
import { commandLost } from '#shared/events/commandLost'
import type { EventModule, EventOf } from '#shared/events/define'
import { famine } from '#shared/events/famine'
import { firstUse } from '#shared/events/firstUse'
import { forceDelivered } from '#shared/events/forceDelivered'
import { forcesDestroyed } from '#shared/events/forcesDestroyed'
import { hotlineAnswered } from '#shared/events/hotlineAnswered'
import { incomePaid } from '#shared/events/incomePaid'
import { matchEnded } from '#shared/events/matchEnded'
import { orderVoided } from '#shared/events/orderVoided'
import { readinessSighted } from '#shared/events/readinessSighted'
import { researchReported } from '#shared/events/researchReported'
import { salvoLanded } from '#shared/events/salvoLanded'
import { sootRisen } from '#shared/events/sootRisen'
import { spyCaught } from '#shared/events/spyCaught'
import { spyReported } from '#shared/events/spyReported'
import { statementMade } from '#shared/events/statementMade'
import { treatyBroken } from '#shared/events/treatyBroken'
import { treatyConcluded } from '#shared/events/treatyConcluded'
import { treatyEnded } from '#shared/events/treatyEnded'
import { treatyLeft } from '#shared/events/treatyLeft'
import { treatyProposed } from '#shared/events/treatyProposed'
import { warningRaised } from '#shared/events/warningRaised'
import { yearBegan } from '#shared/events/yearBegan'

/** Everything that can happen. One line here and one file beside this one make a new event. */
export const EVENTS = {
  yearBegan,
  incomePaid,
  forceDelivered,
  researchReported,
  readinessSighted,
  statementMade,
  spyReported,
  spyCaught,
  treatyProposed,
  treatyConcluded,
  treatyLeft,
  treatyEnded,
  treatyBroken,
  warningRaised,
  hotlineAnswered,
  alarmProvedFalse,
  firstUse,
  salvoLanded,
  forcesDestroyed,
  commandLost,
  sootRisen,
  famine,
  aidGiven,
  alignmentShifted,
  orderVoided,
  matchEnded,
} as const

/** What happened, data only. `audience` says who may learn of it; view/seenEvents.ts applies it. */
export type GameEvent = EventOf<(typeof EVENTS)[keyof typeof EVENTS]>
export type EventType = GameEvent['type']
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
