import { accident } from '#shared/events/accident'
import { aidGiven } from '#shared/events/aidGiven'
import { alarmProvedFalse } from '#shared/events/alarmProvedFalse'
import { alignmentShifted } from '#shared/events/alignmentShifted'
import { baseAnnounced } from '#shared/events/baseAnnounced'
import { baseBuilt } from '#shared/events/baseBuilt'
import { baseClosed } from '#shared/events/baseClosed'
import { baseDiscovered } from '#shared/events/baseDiscovered'
import { bombersRecalled } from '#shared/events/bombersRecalled'
import { ceasefireAgreed } from '#shared/events/ceasefireAgreed'
import { ceasefireBroken } from '#shared/events/ceasefireBroken'
import { cheatingFound } from '#shared/events/cheatingFound'
import { commandLost } from '#shared/events/commandLost'
import { crisisBegan } from '#shared/events/crisisBegan'
import { crisisEnded } from '#shared/events/crisisEnded'
import { crisisMoved } from '#shared/events/crisisMoved'
import { crisisPublic } from '#shared/events/crisisPublic'
import type { EventModule, EventOf } from '#shared/events/define'
import { falloutFell } from '#shared/events/fallout'
import { famine } from '#shared/events/famine'
import { firstUse } from '#shared/events/firstUse'
import { forceDelivered } from '#shared/events/forceDelivered'
import { forcesDestroyed } from '#shared/events/forcesDestroyed'
import { hotlineAnswered } from '#shared/events/hotlineAnswered'
import { incomePaid } from '#shared/events/incomePaid'
import { linksCut } from '#shared/events/linksCut'
import { matchEnded } from '#shared/events/matchEnded'
import { mediatorOffered } from '#shared/events/mediatorOffered'
import { orderVoided } from '#shared/events/orderVoided'
import { powerWentNuclear } from '#shared/events/powerWentNuclear'
import { promiseBroken } from '#shared/events/promiseBroken'
import { promiseKept } from '#shared/events/promiseKept'
import { readinessSighted } from '#shared/events/readinessSighted'
import { researchReported } from '#shared/events/researchReported'
import { salvoLanded } from '#shared/events/salvoLanded'
import { secretsLeaked } from '#shared/events/secretsLeaked'
import { sootRisen } from '#shared/events/sootRisen'
import { spyCaught } from '#shared/events/spyCaught'
import { spyReported } from '#shared/events/spyReported'
import { stateArms } from '#shared/events/stateArms'
import { stateAsks } from '#shared/events/stateAsks'
import { stateCalmed } from '#shared/events/stateCalmed'
import { stateChangedSides } from '#shared/events/stateChangedSides'
import { statementMade } from '#shared/events/statementMade'
import { stateWentNuclear } from '#shared/events/stateWentNuclear'
import { summitHeld } from '#shared/events/summitHeld'
import { termsOffered } from '#shared/events/termsOffered'
import { treatyBroken } from '#shared/events/treatyBroken'
import { treatyConcluded } from '#shared/events/treatyConcluded'
import { treatyEnded } from '#shared/events/treatyEnded'
import { treatyLeft } from '#shared/events/treatyLeft'
import { treatyProposed } from '#shared/events/treatyProposed'
import { umbrellaDeclined } from '#shared/events/umbrellaDeclined'
import { umbrellaEnded } from '#shared/events/umbrellaEnded'
import { umbrellaExtended } from '#shared/events/umbrellaExtended'
import { umbrellaReaffirmed } from '#shared/events/umbrellaReaffirmed'
import { umbrellaWithdrawn } from '#shared/events/umbrellaWithdrawn'
import { warheadsScrapped } from '#shared/events/warheadsScrapped'
import { warningRaised } from '#shared/events/warningRaised'
import { yearBegan } from '#shared/events/yearBegan'

/** Everything that can happen. One line here and one file beside this one make a new event. */
export const EVENTS = {
  yearBegan,
  incomePaid,
  forceDelivered,
  warheadsScrapped,
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
  powerWentNuclear,
  baseAnnounced,
  baseBuilt,
  baseDiscovered,
  baseClosed,
  cheatingFound,
  umbrellaExtended,
  umbrellaDeclined,
  umbrellaReaffirmed,
  umbrellaWithdrawn,
  umbrellaEnded,
  promiseKept,
  promiseBroken,
  stateAsks,
  stateArms,
  stateCalmed,
  stateWentNuclear,
  stateChangedSides,
  crisisBegan,
  crisisPublic,
  crisisMoved,
  termsOffered,
  mediatorOffered,
  crisisEnded,
  accident,
  ceasefireAgreed,
  ceasefireBroken,
  bombersRecalled,
  fallout: falloutFell,
  linksCut,
  summitHeld,
  secretsLeaked,
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
