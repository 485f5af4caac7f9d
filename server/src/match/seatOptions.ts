import { type KindOptions, legalOptions } from '#shared/orders/legalOptions'
import type { ViewMessage } from '#shared/protocol/messages'
import type { GameState } from '#shared/state/gameState'
import { isPlayerView } from '#shared/view/observation'
import type { Match } from './match.ts'
import type { Principal } from './principal.ts'

/** By position and seat: what a seat may do changes only when a window closes, and many may ask. */
const known = new WeakMap<GameState, Map<number, readonly KindOptions[]>>()

/** What the caller's seat may do in the window of this view, by that view alone; undefined for those who act for no seat. */
export function seatOptions(
  { state, ruleset }: Match,
  { seat }: Principal,
  { observation }: ViewMessage,
): readonly KindOptions[] | undefined {
  if (seat === undefined || !isPlayerView(observation)) return undefined
  const ofState = known.get(state) ?? new Map<number, readonly KindOptions[]>()
  known.set(state, ofState)
  const options = ofState.get(seat) ?? legalOptions(ruleset, observation)
  ofState.set(seat, options)
  return options
}
