import { BOT_NAMES, BOTS } from '#shared/bots/index'
import { INJECTION_NAMES, INJECTIONS, type Injection } from '#shared/injections/index'
import type { MatchRecord, WindowRecord } from '#shared/match/matchRecord'
import { matchRules } from '#shared/match/matchRules'
import { botSeats } from '#shared/match/playMatch'
import { MatchSession, recordOf } from '#shared/match/session'
import { createRng, type Rng } from '#shared/rng'
import { RULESET } from '#shared/ruleset/ruleset'
import type { Scenario } from '#shared/scenario/schema'
import type { GameState } from '#shared/state/gameState'

/** Every injection there could be in a position, of every kind. */
export const allInjections = (state: GameState): readonly Injection[] =>
  INJECTION_NAMES.flatMap((name): readonly Injection[] => INJECTIONS[name].options(state))

/** None to three injections, any that could be now. */
export function anyInjections(state: GameState, rng: Rng): readonly Injection[] {
  const all = allInjections(state)
  if (all.length === 0) return []
  return Array.from({ length: rng.integer(4) }, (_, n) => all[rng.integer(all.length, n + 1)]!)
}

export interface InjectedMatch {
  readonly scenario: Scenario
  readonly seats: number
  readonly years: number
  readonly seed: string
  readonly treatment?: string
  /** What is let happen in each window. */
  inject(state: GameState): readonly Injection[]
}

/** A match of bots under a treatment, with injections, written down; and every position of it. */
export function recordInjected(match: InjectedMatch): { readonly record: MatchRecord; readonly states: GameState[] } {
  const { seats, years, seed, treatment } = match
  const rules = matchRules(RULESET, match.scenario, { years, seed, treatment })
  const bots = Array.from({ length: seats }, (_, n) => BOTS[BOT_NAMES[(n * 3 + seats) % BOT_NAMES.length]!]!)
  const windows: WindowRecord[] = []
  let session = MatchSession.create(rules, botSeats(rules.scenario, bots))
  const states = [session.state]
  while (!session.isOver) {
    const closed = session.close(undefined, match.inject(session.state))
    session = closed.session
    windows.push(recordOf(closed))
    states.push(session.state)
  }
  const { rulesVersion, scenario: id, powers } = states[0]!
  const head = { rulesVersion, scenario: id, seats: powers.map((power) => power.id), years, seed }
  return { record: { ...head, ...(treatment === undefined ? {} : { treatment }), windows }, states }
}

/** Injections in every window, drawn from this seed. */
export const injecting = (seed: string) => (state: GameState) =>
  anyInjections(state, createRng(seed).split('injections', state.windowNumber))
