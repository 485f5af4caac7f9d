import type { GameEvent } from '#shared/events/index'
import { seenEvents } from '#shared/events/seenEvents'
import { checkOrders } from '#shared/match/checkOrders'
import { dealRng, windowRng } from '#shared/match/matchRecord'
import type { Order } from '#shared/orders/index'
import { resolveWindow } from '#shared/resolve/resolveWindow'
import { createRng } from '#shared/rng'
import { RULESET, type Ruleset } from '#shared/ruleset/ruleset'
import { rulesetVariant } from '#shared/ruleset/rulesetVariant'
import type { Scenario } from '#shared/scenario/schema'
import { createGame } from '#shared/state/createGame'
import type { GameState } from '#shared/state/gameState'
import type { Observation } from '#shared/view/observation'
import { observe } from '#shared/view/observe'
import { INVALID_MOVE, original } from './boardgameio.ts'

/** Name of the game in the peer's addresses. */
export const GAME_NAME = 'balance'

/** State of one match on the server. */
interface Played {
  readonly seed: string
  state: GameState
  /** Of the window that closed last. */
  events: readonly GameEvent[]
  /** Sealed orders, readiness and accepted messages, by seat. */
  drafts: (readonly Order[])[]
  ready: boolean[]
  accepted: number[]
}

/** What one seat receives: the same view as from our own server, and how many of its messages were accepted. */
export interface PeerView {
  readonly observation: Observation
  readonly events: readonly unknown[]
  readonly orders: readonly Order[]
  readonly ready: boolean
  readonly accepted: number
}

/** Context of a move. `G` is a draft of Immer. */
interface Move {
  readonly G: Played
  readonly playerID: string
}

/**
 * Delicate Balance as a game of boardgame.io: our rules, our order checks and our observations, everything else the
 * framework's. Seats act at the same time and orders are sealed, so moves run on the server only, accept a state that has
 * moved on meanwhile, and are redacted in the log. State deltas stay off: a delta is sent against the state its sender
 * knew, and clients drop it when they know another, which sealed simultaneous orders make the rule.
 */
export function peerGame(scenario: Scenario, years: number): object {
  const ruleset = rulesetVariant(RULESET, scenario.rules)
  const onServer = { client: false, redact: true, ignoreStaleStateID: true }
  return {
    name: GAME_NAME,
    minPlayers: 2,
    maxPlayers: 8,
    disableUndo: true,
    setup: ({ ctx }: { readonly ctx: { readonly numPlayers: number } }, seed: string): Played => {
      const seats = ctx.numPlayers
      const state = createGame(ruleset, scenario, { seats, years }, dealRng(createRng(seed)))
      return { seed, state, events: [], ...cleared(seats), accepted: Array.from({ length: seats }, () => 0) }
    },
    turn: { activePlayers: { all: '' } },
    moves: {
      draft: { ...onServer, move: draft(ruleset) },
      ready: { ...onServer, move: ready(ruleset) },
    },
    playerView: ({ G, playerID }: { readonly G: Played; readonly playerID: string | null }) =>
      viewOf(ruleset, G, Number(playerID)),
  }
}

const cleared = (seats: number): Pick<Played, 'drafts' | 'ready'> => ({
  drafts: Array.from({ length: seats }, () => []),
  ready: Array.from({ length: seats }, () => false),
})

/** The orders of a seat so far, all of them; refused when one of them does not stand. */
const draft =
  (ruleset: Ruleset) =>
  ({ G, playerID }: Move, window: number, orders: readonly unknown[]) => {
    const seat = Number(playerID)
    const { state } = original(G)
    const checked = state.windowNumber === window ? checkOrders(ruleset, state, seat, orders) : undefined
    if (checked === undefined || 'faults' in checked) return INVALID_MOVE
    G.drafts[seat] = checked.orders
    G.accepted[seat]!++
    return undefined
  }

/** A seat is done; the window closes when every seat it waits for is. */
const ready =
  (ruleset: Ruleset) =>
  ({ G, playerID }: Move, window: number) => {
    const seat = Number(playerID)
    const { state, ready: before, drafts, seed } = original(G)
    const { participants } = state.window
    if (state.windowNumber !== window || !participants.includes(seat)) return INVALID_MOVE
    G.accepted[seat]!++
    G.ready[seat] = true
    if (participants.some((each) => each !== seat && !before[each])) return undefined
    const submissions = Object.fromEntries(state.powers.map(({ id }, each) => [id, drafts[each]!]))
    const resolved = resolveWindow(ruleset, state, submissions, windowRng(createRng(seed), window))
    Object.assign(G, cleared(drafts.length), { state: resolved.state, events: resolved.events })
    return undefined
  }

function viewOf(ruleset: Ruleset, { state, events, drafts, ready: isReady, accepted }: Played, seat: number): PeerView {
  const viewer = { kind: 'power', power: state.powers[seat]!.id } as const
  return {
    observation: observe(ruleset, state, viewer),
    events: seenEvents(events, viewer),
    orders: drafts[seat]!,
    ready: isReady[seat]!,
    accepted: accepted[seat]!,
  }
}
