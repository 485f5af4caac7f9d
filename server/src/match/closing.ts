import { performance } from 'node:perf_hooks'
import type { Injection } from '#shared/injections/index'
import { windowRng } from '#shared/match/matchRecord'
import { askBots, type BotMatch } from '#shared/match/playMatch'
import type { Order } from '#shared/orders/index'
import { resolveWindow } from '#shared/resolve/resolveWindow'
import type { GameState } from '#shared/state/gameState'
import { hashState } from '#shared/state/hashState'

/** How a match is played, here. */
export interface Play extends BotMatch {
  /** Told how long it took to work out what a window comes to, in seconds. */
  readonly onResolved?: ((seconds: number) => void) | undefined
}

/** What a window closes with. */
export interface Closing {
  readonly state: GameState
  /** What bots remember, by seat. */
  readonly memories: readonly unknown[]
  /** What counts of the drafts, by seat. */
  readonly drafted: Iterable<readonly [seat: number, orders: readonly Order[]]>
  readonly injections: readonly Injection[]
  isBot(seat: number): boolean
}

/** What closing a window comes to: the position after it, what bots remember, and the window as it is written down. */
export function closeWith(play: Play, { state: before, memories: known, drafted, injections, isBot }: Closing) {
  const began = performance.now()
  const number = before.windowNumber
  const memories = [...known]
  const submissions = askBots(play, before, memories, isBot)
  for (const [seat, orders] of drafted) if (!isBot(seat)) submissions[before.powers[seat]!.id] = orders
  const { state, events } = resolveWindow(play.ruleset, before, submissions, windowRng(play.seed, number), injections)
  const injected = injections.length > 0 ? { injections } : {}
  play.onResolved?.((performance.now() - began) / 1000)
  return { state, memories, record: { number, submissions, events, hash: hashState(state), ...injected } }
}
