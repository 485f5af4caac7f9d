import type { GameEvent } from '#shared/events/index'
import type { ViewMessage } from '#shared/protocol/messages'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { GameState } from '#shared/state/gameState'
import type { Viewer } from '#shared/view/observation'
import { observe } from '#shared/view/observe'
import { seenEvents } from '#shared/view/seenEvents'
import type { SavedDraft } from '../store/matchStore.ts'
import type { Chair } from './chair.ts'

/** One viewer's line out: a room's client, an event stream. It takes nothing but what was built for viewers. */
export interface Subscriber {
  readonly viewer: Viewer
  /** How it has the viewer's seat; a power's own holder when absent. */
  readonly role?: Chair['role']
  send(message: ViewMessage): void
  /** Told when another line has the seat now; it is taken off by itself. */
  displaced?(): void
}

/** What one viewer gets: its observation, the events it may learn of, its own saved orders. The one place that builds it. */
export function viewMessage(
  ruleset: Ruleset,
  state: GameState,
  events: readonly GameEvent[],
  viewer: Viewer,
  own: SavedDraft | undefined,
  closesIn: number | undefined,
): ViewMessage {
  return {
    observation: observe(ruleset, state, viewer),
    events: seenEvents(events, viewer),
    orders: own?.orders ?? [],
    ready: own?.ready ?? false,
    ...(closesIn === undefined ? {} : { closesIn }),
  }
}
