import { BOTS, defaultBot } from '#shared/bots/index'
import { INJECTION_TYPES, INJECTIONS, type Injection } from '#shared/injections/index'
import { type MatchRecord, matchRng, type WindowRecord, windowRng } from '#shared/match/matchRecord'
import { askBots } from '#shared/match/playMatch'
import { resolveWindow } from '#shared/resolve/resolveWindow'
import { createRng, type Rng } from '#shared/rng'
import { RULESET } from '#shared/ruleset/ruleset'
import { variant } from '#shared/ruleset/variant'
import type { Scenario } from '#shared/scenario/schema'
import { createGame } from '#shared/state/createGame'
import type { GameState } from '#shared/state/gameState'
import { hashState } from '#shared/state/hashState'
import { type TreatmentId, treated } from '#shared/treatments/index'

/** Every injection there could be in a position, of every kind. */
export const allInjections = (state: GameState): readonly Injection[] =>
  INJECTION_TYPES.flatMap((name): readonly Injection[] => INJECTIONS[name].options(state))

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
  readonly treatment?: TreatmentId
  /** What is injected in each window. */
  inject(state: GameState): readonly Injection[]
}

/** A match of bots under a treatment, with injections, written down; and every position of it. */
export function recordInjected(match: InjectedMatch): { readonly record: MatchRecord; readonly states: GameState[] } {
  const { seats, years, seed, treatment } = match
  const scenario = treated(match.scenario, treatment)
  const ruleset = variant(RULESET, scenario.rules)
  const bots = Array.from({ length: seats }, (_, n) => BOTS[defaultBot(n * 3 + seats)])
  const states = [createGame(ruleset, scenario, { seats, years }, matchRng(seed))]
  const windows: WindowRecord[] = []
  const memories: unknown[] = []
  for (let state = states[0]!; state.window.kind !== 'ended'; state = states.at(-1)!) {
    const number = state.windowNumber
    const injections = match.inject(state)
    const submissions = askBots({ ruleset, scenario, years, bots, seed }, state, memories)
    const closed = resolveWindow(ruleset, state, submissions, windowRng(seed, number), injections)
    const given = injections.length === 0 ? {} : { injections }
    windows.push({ number, submissions, ...given, events: closed.events, hash: hashState(closed.state) })
    states.push(closed.state)
  }
  const { rulesVersion, scenario: id, powers } = states[0]!
  const head = { rulesVersion, scenario: id, seats: powers.map((power) => power.id), years, seed }
  return { record: { ...head, ...(treatment === undefined ? {} : { treatment }), windows }, states }
}

/** Injections in every window, drawn from this seed. */
export const injecting = (seed: string) => (state: GameState) =>
  anyInjections(state, createRng(seed).split('injections', state.windowNumber))
