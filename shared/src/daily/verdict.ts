import type { TakenChair } from '#shared/daily/chair'
import type { PowerId } from '#shared/ids'
import { branchAt, landsSalvo, playBranch } from '#shared/match/branch'
import type { MatchSession } from '#shared/match/session'
import { mean } from '#shared/math'
import { imagine } from '#shared/minds/imagine'
import type { Submissions } from '#shared/resolve/acceptOrders'
import { createRng } from '#shared/rng'
import type { CrisisMove } from '#shared/ruleset/vocabulary'
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

/**
 * Plays the match on from the chair with each of its moves. From the truth the other powers do in this window what they did;
 * in imagined worlds bots decide it, and nothing is used but the chair's view.
 */
export function* roundsOf(taken: TakenChair, basis: Basis, most: number): Generator<MoveRound> {
  const { view, rules, moves, chair } = taken
  const luck = createRng(`${chair.seed} ${basis}`)
  for (let n = 0; n < most; n++) {
    const state = basis === 'truth' ? taken.state : imagine(rules.ruleset, view, luck.split('world', n))
    const from = branchAt(rules, state, `${chair.seed} ${basis} ${n}`)
    const others = basis === 'truth' ? taken.given : from.close().submissions
    yield moves.map((move) => playOn(from, chair.seat, withMove(others, view.self.id, move)))
  }
}

const withMove = (submissions: Submissions, power: PowerId, move: CrisisMove): Submissions => ({
  ...submissions,
  [power]: [{ type: 'confront', move }],
})

function playOn(from: MatchSession, seat: number, submissions: Submissions): MovePlay {
  const { session, events } = from.replay(submissions)
  const { end, isWar } = playBranch(session, landsSalvo(events))
  return { points: end.ending === undefined ? 0 : ofSeat(end.ending.powers, seat).total, isWar }
}

/** What rounds say of each move, best first; of moves that are equal the earlier in the vocabulary first. */
export function moveVerdicts(moves: readonly CrisisMove[], rounds: readonly MoveRound[]): readonly MoveVerdict[] {
  const plays = moves.map((_, n) => rounds.map((round) => round[n]!))
  const means = plays.map((each) => mean(each.map(({ points }) => points)))
  const best = means.indexOf(Math.max(...means))
  return moves
    .map((move, n): MoveVerdict => {
      const lags = rounds.map((round) => round[best]!.points - round[n]!.points)
      return {
        move,
        rounds: rounds.length,
        points: means[n]!,
        behind: mean(lags),
        error: errorOf(lags),
        war: mean(plays[n]!.map(({ isWar }) => (isWar ? 1 : 0))),
      }
    })
    .toSorted((a, b) => b.points - a.points)
}

/** The standard error of a mean; 0 of a single value. */
function errorOf(values: readonly number[]): number {
  if (values.length < 2) return 0
  const centre = mean(values)
  const squares = values.reduce((sum, value) => sum + (value - centre) * (value - centre), 0)
  return Math.sqrt(squares / (values.length - 1) / values.length)
}
