import type { BotId } from '#shared/bots/index'
import { chairSeats, type TakenChair } from '#shared/daily/chair'
import type { PowerId } from '#shared/ids'
import { playToEnd } from '#shared/match/playMatch'
import { MatchSession } from '#shared/match/session'
import { imagine } from '#shared/minds/imagine'
import type { Submissions } from '#shared/resolve/acceptOrders'
import { createRng } from '#shared/rng'
import type { Interest } from '#shared/ruleset/forces'
import type { CrisisMove } from '#shared/ruleset/vocabulary'
import type { GameState } from '#shared/state/gameState'
import { ofSeat } from '#shared/state/seats'

/** From which position a move is played on: the true one, or one that fits what the chair sees. */
export type Basis = 'truth' | 'view'

/** What became of one move in one play of the rest of the match. */
export interface MovePlay {
  /** Final points of the chair's power, 0–1000. */
  readonly points: number
  /** A nuclear weapon landed after the move. */
  readonly isWar: boolean
}

/** One play of every move, in the order of `TakenChair.moves`, all with the same luck and in the same world. */
export type MoveRound = readonly MovePlay[]

/** What a move came to over all rounds. */
export interface MoveVerdict {
  readonly move: CrisisMove
  readonly rounds: number
  /** Mean final points of the chair's power. */
  readonly points: number
  /** Points behind the best move of this basis, at least 0, and the standard error of that difference. */
  readonly behind: number
  readonly error: number
  /** Share of rounds with a nuclear war, 0–1. */
  readonly war: number
}

/** Who plays a power on, by its interest: what another bot there would do is in no view. */
const PLAYS_ON: Readonly<Record<Interest, BotId>> = { securitySeeker: 'tit-for-tat', revisionist: 'opportunist' }

/**
 * Plays the match on from the chair with each of its moves. From the truth the other powers do in this window what they did;
 * in imagined worlds bots decide it, and nothing is used but the chair's view.
 */
export function* roundsOf(taken: TakenChair, basis: Basis, most: number): Generator<MoveRound> {
  const { view, rules, moves, chair } = taken
  const luck = createRng(`${chair.seed} ${basis}`)
  for (let n = 0; n < most; n++) {
    const state = basis === 'truth' ? taken.state : imagine(rules.ruleset, view, luck.split('world', n))
    const from = branchFrom(taken, state, `${chair.seed} ${basis} ${n}`)
    const others = basis === 'truth' ? taken.given : from.close().submissions
    yield moves.map((move) => playOn(from, chair.seat, withMove(others, view.self.id, move)))
  }
}

const withMove = (submissions: Submissions, power: PowerId, move: CrisisMove): Submissions => ({
  ...submissions,
  [power]: [{ type: 'confront', move }],
})

function branchFrom({ rules }: TakenChair, state: GameState, seed: string): MatchSession {
  const bots = state.powers.map(({ interest }) => PLAYS_ON[interest])
  const saved = { state, memories: [], drafts: [] }
  return MatchSession.resume({ ...rules, rng: createRng(seed) }, chairSeats(rules.scenario, bots), saved)
}

function playOn(from: MatchSession, seat: number, submissions: Submissions): MovePlay {
  const first = from.replay(submissions)
  let isWar = first.events.some(({ type }) => type === 'salvoLanded')
  const end = playToEnd(first.session, (state, { events }) => {
    isWar ||= events.some(({ type }) => type === 'salvoLanded')
    return state
  })
  const points = end.ending === undefined ? 0 : ofSeat(end.ending.powers, seat).total
  return { points, isWar }
}

/** What rounds say of each move, best first; of moves that are equal the earlier in the vocabulary first. */
export function moveVerdicts(moves: readonly CrisisMove[], rounds: readonly MoveRound[]): readonly MoveVerdict[] {
  const plays = moves.map((_, n) => rounds.map((round) => round[n]!))
  const means = plays.map((each) => meanOf(each.map(({ points }) => points)))
  const best = means.indexOf(Math.max(...means))
  return moves
    .map((move, n): MoveVerdict => {
      const lags = rounds.map((round) => round[best]!.points - round[n]!.points)
      return {
        move,
        rounds: rounds.length,
        points: means[n]!,
        behind: meanOf(lags),
        error: errorOf(lags),
        war: meanOf(plays[n]!.map(({ isWar }) => (isWar ? 1 : 0))),
      }
    })
    .toSorted((a, b) => b.points - a.points)
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

/** The standard error of a mean; 0 of a single value. */
function errorOf(values: readonly number[]): number {
  if (values.length < 2) return 0
  const mean = meanOf(values)
  const squares = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0)
  return Math.sqrt(squares / (values.length - 1) / values.length)
}
