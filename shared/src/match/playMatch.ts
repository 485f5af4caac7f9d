import type { Bot } from '#shared/bots/define'
import { botRng, type MatchRecord, matchRng, type WindowRecord, windowRng } from '#shared/match/matchRecord'
import type { Order } from '#shared/orders/index'
import { resolveWindow } from '#shared/resolve/resolveWindow'
import type { Ruleset } from '#shared/ruleset/ruleset'
import { variant } from '#shared/ruleset/variant'
import type { Scenario } from '#shared/scenario/schema'
import { createGame } from '#shared/state/createGame'
import type { GameState } from '#shared/state/gameState'
import { hashState } from '#shared/state/hashState'
import { isPlayerView } from '#shared/view/observation'
import { observe } from '#shared/view/observe'
import type { Phrase } from '#shared/view/phrase'

export interface BotMatch {
  readonly ruleset: Ruleset
  readonly scenario: Scenario
  readonly years: number
  /** One bot per seat. */
  readonly bots: readonly Bot[]
  readonly seed: string
}

/** Called after each window; used by tests, the lab and progress bars. May replace the state by an equal one. */
export type Witness = (state: GameState, window: Omit<WindowRecord, 'hash'>) => GameState

/**
 * What bots give in the window now open. Only participants are asked, and only the seats `plays` says a bot holds;
 * `memories` is brought up to date by seat. `tell` hears each one's reason.
 */
export function askBots(
  match: BotMatch,
  state: GameState,
  memories: unknown[],
  plays: (seat: number) => boolean = () => true,
  tell: (seat: number, why: Phrase) => void = () => undefined,
): Record<string, readonly Order[]> {
  const submissions: Record<string, readonly Order[]> = {}
  for (const seat of state.window.participants) {
    if (!plays(seat)) continue
    const power = state.powers[seat]!
    const view = observe(match.ruleset, state, { kind: 'power', power: power.id })
    if (!isPlayerView(view)) continue
    const rng = botRng(match.seed, state.windowNumber, seat)
    const { orders, memory, why } = match.bots[seat]!.decide(match.ruleset, view, rng, memories[seat])
    submissions[power.id] = orders
    memories[seat] = memory
    tell(seat, why)
  }
  return submissions
}

/** Plays a whole match of bots and returns its last state. Pure: equal arguments, equal match. */
export function playMatch(given: BotMatch, witness: Witness = (state) => state): GameState {
  const match = { ...given, ruleset: variant(given.ruleset, given.scenario.rules) }
  const settings = { seats: match.bots.length, years: match.years }
  return playOn(match, createGame(match.ruleset, match.scenario, settings, matchRng(match.seed)), [], witness)
}

/**
 * Plays a match of bots on from any position to its end. The ruleset is the scenario's own already; bots that remember
 * nothing begin afresh.
 */
export function playOn(
  match: BotMatch,
  from: GameState,
  memories: unknown[],
  witness: Witness = (state) => state,
): GameState {
  let state = from
  while (state.window.kind !== 'ended') {
    const number = state.windowNumber
    const submissions = askBots(match, state, memories)
    const resolved = resolveWindow(match.ruleset, state, submissions, windowRng(match.seed, number))
    state = witness(resolved.state, { number, submissions, events: resolved.events })
  }
  return state
}

/** Plays a whole match of bots and writes it down. */
export function recordMatch(match: BotMatch): { readonly record: MatchRecord; readonly state: GameState } {
  const windows: WindowRecord[] = []
  const state = playMatch(match, (after, window) => {
    windows.push({ ...window, hash: hashState(after) })
    return after
  })
  const { rulesVersion, scenario, powers } = state
  const seats = powers.map((power) => power.id)
  return { record: { rulesVersion, scenario, seats, years: match.years, seed: match.seed, windows }, state }
}
