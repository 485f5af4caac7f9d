import type { TakenChair } from '#shared/daily/chair'
import { type Basis, type MoveRound, type MoveVerdict, moveVerdicts, roundsOf } from '#shared/daily/verdict'

/** Rounds from each basis: some 200 plays of the chair's five or six moves. */
export const ROUNDS = 40

/** What a crisis was worth: each move from the true position, and from all that the chair could see. */
export type ChairJudgement = Readonly<Record<Basis, readonly MoveVerdict[]>>

/** Standard errors beyond which one move counts as better than another. */
const SURE = 2
/** Points by which the worst move must lie behind the best for the choice to matter. */
const MATTERS = 10

const BASES: readonly Basis[] = ['truth', 'view']

/** Judges a chair, and yields after each round the share that is done, 0–1. */
export function* judgeByRounds(taken: TakenChair, rounds: number = ROUNDS): Generator<number, ChairJudgement> {
  const played: Record<Basis, MoveRound[]> = { truth: [], view: [] }
  for (const [n, basis] of BASES.entries()) {
    for (const round of roundsOf(taken, basis, rounds)) {
      played[basis].push(round)
      yield (n * rounds + played[basis].length) / (BASES.length * rounds)
    }
  }
  return { truth: moveVerdicts(taken.moves, played.truth), view: moveVerdicts(taken.moves, played.view) }
}

/** Judges a chair at once. Equal arguments give equal judgements on every machine. */
export function judge(taken: TakenChair): ChairJudgement {
  const work = judgeByRounds(taken)
  for (;;) {
    const { done, value } = work.next()
    if (done) return value
  }
}

/** The move is no worse than the best as far as the rounds can tell. */
export const isGood = ({ behind, error }: MoveVerdict): boolean => behind <= SURE * error || behind < 1

/** The choice matters: the worst move is surely and clearly behind the best, and at most half of the moves are as good as that. */
export function matters(verdicts: readonly MoveVerdict[]): boolean {
  const isGrave = verdicts.some(({ behind, error }) => behind >= MATTERS && behind > SURE * error)
  return isGrave && verdicts.filter(isGood).length <= verdicts.length / 2
}

/** What seems best from the chair is surely not best in truth. */
export function misleads({ truth, view }: ChairJudgement): boolean {
  const seeming = truth.find(({ move }) => move === view[0]?.move)
  return seeming !== undefined && !isGood(seeming)
}
