import type { GameEvent } from '#shared/events/index'
import { powerId, stateId } from '#shared/ids'
import { windowRng } from '#shared/match/matchRecord'
import { ln } from '#shared/math'
import type { Order } from '#shared/orders/index'
import { resolveWindow } from '#shared/resolve/resolveWindow'
import { createRng } from '#shared/rng'
import { ESTIMATED, recordOf } from '#shared/ruleset/forces'
import { RULESET, type Ruleset } from '#shared/ruleset/ruleset'
import { type CrisisMove, HIDDEN_TECHNOLOGIES, type TreatyKind } from '#shared/ruleset/vocabulary'
import { createGame } from '#shared/state/createGame'
import { knownWithin } from '#shared/state/estimates'
import type { Assessment, GameState, PowerState } from '#shared/state/gameState'
import type { LesserState, Umbrella } from '#shared/state/lesserState'
import { isPlayerView, type PlayerView } from '#shared/view/observation'
import { observe } from '#shared/view/observe'
import { smallWorld } from '#tests/support/smallWorld'

/** A fresh small world: seats 0 west (alder), 1 east (birch), 2 west (cedar), 3 east (dogwood) … */
export function newGame({ seats = 2, years = 5, seed = 'test' } = {}): GameState {
  return createGame(RULESET, smallWorld, { seats, years }, createRng(seed))
}

export const alder = powerId('alder')
export const birch = powerId('birch')
export const cedar = powerId('cedar')

/** The same position with some fields of one power changed. */
export function withPower(state: GameState, seat: number, change: Partial<PowerState>): GameState {
  return { ...state, powers: state.powers.map((power, i) => (i === seat ? { ...power, ...change } : power)) }
}

/** The same position with other forces for one power. */
export function withForces(state: GameState, seat: number, forces: Partial<PowerState['forces']>): GameState {
  return withPower(state, seat, { forces: { ...state.powers[seat]!.forces, ...forces } })
}

/** The same position with every power's forces known to all observers within this many ln units, and its technology. */
export function known(state: GameState, sigma = 0.02): GameState {
  const exact = (assessment: Assessment, seat: number) => ({
    ...assessment,
    forces: recordOf(ESTIMATED, (kind) => knownWithin(RULESET, ln(state.powers[seat]!.forces[kind] + 1), sigma)),
    technology: recordOf(HIDDEN_TECHNOLOGIES, (line) =>
      assessment.technology[line].map((_, level) => (level === state.powers[seat]!.technology[line] ? 1 : 0)),
    ),
  })
  return {
    ...state,
    beliefs: state.beliefs.map((row) => row.map((belief, seat) => ({ ...belief, ...exact(belief, seat) }))),
    publicAssessments: state.publicAssessments.map(exact),
  }
}

/** The same position with one more treaty in force. */
export function withTreaty(state: GameState, kind: TreatyKind, a: number, b: number): GameState {
  return { ...state, treaties: [...state.treaties, { kind, a: Math.min(a, b), b: Math.max(a, b) }] }
}

/** The ruleset without false alarms, for tests about other things. */
export const NO_ALARMS: Ruleset = { ...RULESET, alarms: { ...RULESET.alarms, rate: 0 } } as Ruleset

/** The ruleset in which a false alarm is certain at any tension. */
export const ALL_ALARMS: Ruleset = { ...RULESET, alarms: { ...RULESET.alarms, rate: 1000 } } as Ruleset

export interface Played {
  readonly state: GameState
  readonly events: readonly GameEvent[]
}

/** Closes one window with these orders; luck depends on the seed and the window's number only. */
export function close(
  state: GameState,
  submissions: Record<string, readonly Order[]> = {},
  { ruleset = NO_ALARMS, seed = 'luck' }: { ruleset?: Ruleset; seed?: string } = {},
): Played {
  return resolveWindow(ruleset, state, submissions, windowRng(createRng(seed), state.windowNumber))
}

/** Closes windows with no orders until the next planning window or the end. */
export function toNextYear(state: GameState, seed = 'luck'): Played {
  let played: Played = close(state, {}, { seed })
  const events = [...played.events]
  while (played.state.window.kind !== 'planning' && played.state.window.kind !== 'ended') {
    played = close(played.state, {}, { seed })
    events.push(...played.events)
  }
  return { state: played.state, events }
}

export function viewOf(state: GameState, seat: number, ruleset: Ruleset = RULESET): PlayerView {
  const view = observe(ruleset, state, { kind: 'power', power: state.powers[seat]!.id })
  if (!isPlayerView(view)) throw new Error(`seat ${seat} has no view`)
  return view
}

/** Events of one type, typed. */
export function eventsOf<Type extends GameEvent['type']>(
  played: Played,
  type: Type,
): Extract<GameEvent, { type: Type }>[] {
  return played.events.filter((event): event is Extract<GameEvent, { type: Type }> => event.type === type)
}

export const fullStrike = (target = birch, aim: 'counterforce' | 'countervalue' = 'counterforce'): Order => ({
  type: 'strike',
  target,
  legs: ['silos', 'submarines', 'bombers'],
  share: 100,
  aim,
})

/** Alder's demand that birch give up a lesser state. */
export const challengeOver = (over: string, against = birch): Order => ({
  type: 'challenge',
  demand: 'state',
  over: stateId(over),
  against,
})

/** The same position with some fields of one lesser state changed. */
export function withState(state: GameState, id: string, change: Partial<LesserState>): GameState {
  return { ...state, states: state.states.map((each) => (each.id === id ? { ...each, ...change } : each)) }
}

/** A promise by this seat, worth this much to its client. */
export const umbrellaOf = (patron: number, credibility = 70): Umbrella => ({
  patron,
  since: 1,
  credibility,
  parts: { word: 70, stake: 50, risk: 50, balance: 50 },
})

/** The lesser state with this id. */
export function stateOf({ states }: GameState, id: string): LesserState {
  const state = states.find((each) => each.id === id)
  if (state === undefined) throw new Error(`no state ${id}`)
  return state
}

export const face = (move: CrisisMove): Order => ({ type: 'confront', move })
