import type { GameEvent } from '#shared/events/index'
import { seenEvents } from '#shared/events/seenEvents'
import type { Delegation } from '#shared/protocol/delegation'
import type { ViewMessage } from '#shared/protocol/messages'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { GameState } from '#shared/state/gameState'
import type { Viewer } from '#shared/view/observation'
import { observe } from '#shared/view/observe'
import type { SeatDraft } from './draft.ts'
import type { ViewerIdentity } from './viewerIdentity.ts'

/** One viewer's line out: a room's client, an event stream. It takes nothing but what was built for viewers. */
export interface Subscriber extends ViewerIdentity {
  send(message: ViewMessage): void
  /** Told when another line has the seat now; it is taken off by itself. */
  displaced?(): void
}

/** What lies before a viewer beside the world: all of it is theirs, or their delegation's. */
export interface ViewerContext {
  /** Empty for whoever acts for no seat. */
  readonly own: SeatDraft
  readonly person: string
  /** Absent for whoever sits alone. */
  readonly delegation: Delegation | undefined
  /** Milliseconds until the window closes by itself. */
  readonly closesIn: number | undefined
}

/** What one viewer gets: its observation, the events it may learn of, its own saved orders. The one place that builds it. */
export function viewMessage(
  ruleset: Ruleset,
  state: GameState,
  events: readonly GameEvent[],
  viewer: Viewer,
  { own, person, delegation, closesIn }: ViewerContext,
): ViewMessage {
  return {
    observation: observe(ruleset, state, viewer),
    events: seenEvents(events, viewer),
    orders: own.orders,
    ready: own.readyBy.includes(person),
    ...(delegation === undefined ? {} : { delegation }),
    ...(closesIn === undefined ? {} : { closesIn }),
  }
}
