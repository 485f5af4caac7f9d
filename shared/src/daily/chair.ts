import type { Bot } from '#shared/bots/define'
import { BOTS, defaultBot } from '#shared/bots/index'
import { type MatchRules, matchRules } from '#shared/match/matchRules'
import { botSeats } from '#shared/match/playMatch'
import { MatchSession } from '#shared/match/session'
import { confront } from '#shared/orders/confront'
import type { Submissions } from '#shared/resolve/acceptOrders'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { CrisisMove } from '#shared/ruleset/vocabulary'
import type { Scenario } from '#shared/scenario/schema'
import type { GameState } from '#shared/state/gameState'
import { ofSeat } from '#shared/state/seats'
import { isPlayerView, type PlayerView } from '#shared/view/observation'
import { observe } from '#shared/view/observe'

/** A place in a crisis of a match of bots: by these alone it is the same on every machine, under one version of the rules. */
export interface Chair {
  readonly scenario: string
  /** One of the scenario's seatings. */
  readonly seats: number
  readonly years: number
  readonly seed: string
  /** Windows that are closed before it. */
  readonly window: number
  readonly seat: number
}

/** A chair that was taken: what is seen from it, what may be done, and the truth behind it. */
export interface TakenChair {
  readonly chair: Chair
  readonly rules: MatchRules
  readonly view: PlayerView
  /** Moves that the rules allow, in the order of the vocabulary. Two at least. */
  readonly moves: readonly CrisisMove[]
  /** The true position, of which no viewer of the chair may be told before the move. */
  readonly state: GameState
  /** What every power ordered in this window in the match as it was played. */
  readonly given: Submissions
}

/** The bot of each seat: a list of the seats' own usual ones, so that nothing has to be kept beside the seed. */
const botsOf = ({ seats }: Chair): readonly Bot[] => Array.from({ length: seats }, (_, seat) => BOTS[defaultBot(seat)])

/** The match of a chair before its first window. */
export const matchOf = (rules: MatchRules, chair: Chair): MatchSession =>
  MatchSession.create(rules, botSeats(rules.scenario, botsOf(chair)))

/** The rules of a chair's match. */
export const rulesOf = (ruleset: Ruleset, scenario: Scenario, { years, seed }: Chair): MatchRules =>
  matchRules(ruleset, scenario, { years, seed })

/**
 * Plays the match up to the chair's window.
 * @throws RangeError when the window is no confrontation of that seat: the chair was found under other rules
 */
export function openChair(ruleset: Ruleset, scenario: Scenario, chair: Chair): TakenChair {
  const rules = rulesOf(ruleset, scenario, chair)
  let session = matchOf(rules, chair)
  for (let n = 0; n < chair.window && !session.isOver; n++) session = session.close().session
  const taken = chairIn(rules, session, chair)
  if (taken === undefined) throw new RangeError(`no crisis of seat ${chair.seat} in window ${chair.window}`)
  return taken
}

/** The chair in an open window; undefined where its seat stands in no confrontation. */
export function chairIn(rules: MatchRules, session: MatchSession, chair: Chair): TakenChair | undefined {
  const { state } = session
  if (state.window.kind !== 'confrontation') return undefined
  const view = observe(rules.ruleset, state, { kind: 'power', power: ofSeat(state.powers, chair.seat).id })
  if (!isPlayerView(view)) return undefined
  const moves = [...confront.options(rules.ruleset, view)].map(({ move }) => move)
  if (moves.length < 2) return undefined
  return { chair, rules, view, moves, state, given: session.close().submissions }
}
