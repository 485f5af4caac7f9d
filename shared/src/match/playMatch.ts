import type { Bot } from '#shared/bots/define'
import { powerId } from '#shared/ids'
import type { SessionSeat } from '#shared/match/askBots'
import type { MatchRecord } from '#shared/match/matchRecord'
import { matchRules } from '#shared/match/matchRules'
import { type ClosedWindow, MatchSession, windowRecordOf } from '#shared/match/session'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { Scenario } from '#shared/scenario/schema'
import type { GameState } from '#shared/state/gameState'

/** A match of bots alone. */
export interface BotMatch {
  /** Without the scenario's own numbers. */
  readonly ruleset: Ruleset
  readonly scenario: Scenario
  readonly years: number
  /** One bot per seat. */
  readonly bots: readonly Bot[]
  readonly seed: string
}

/** Called after each window, for tests, the lab and progress bars; returns the state to go on from, which must be equal. */
export type WindowWitness = (state: GameState, window: ClosedWindow) => GameState

/** A bot on every seat of a scenario's seating for that many. */
export function botSeats({ seatings }: Scenario, bots: readonly Bot[]): readonly SessionSeat[] {
  const powers = seatings[String(bots.length)] ?? []
  return bots.map((bot, seat) => ({ power: powerId(powers[seat] ?? ''), bot, people: [] }))
}

/** A match of bots before its first window. */
export const createBotMatch = ({ ruleset, scenario, bots, ...terms }: BotMatch): MatchSession =>
  MatchSession.create(matchRules(ruleset, scenario, terms), botSeats(scenario, bots))

/** Plays a whole match of bots and returns its last state. Pure: equal arguments, equal match. */
export const playMatch = (match: BotMatch, witness?: WindowWitness): GameState =>
  playToEnd(createBotMatch(match), witness)

/** Closes windows with what is drafted and what bots give, from any position to the end; returns the last state. */
export function playToEnd(from: MatchSession, witness: WindowWitness = (state) => state): GameState {
  let session = from
  while (!session.isOver) {
    const closed = session.close()
    session = closed.session.withState(witness(closed.session.state, closed))
  }
  return session.state
}

/** Plays a whole match of bots and writes it down. */
export function recordMatch(match: BotMatch): { readonly record: MatchRecord; readonly state: GameState } {
  const windows: MatchRecord['windows'][number][] = []
  const state = playMatch(match, (after, closed) => {
    windows.push(windowRecordOf(closed))
    return after
  })
  const { rulesVersion, scenario, powers } = state
  const seats = powers.map((power) => power.id)
  return { record: { rulesVersion, scenario, seats, years: match.years, seed: match.seed, windows }, state }
}
