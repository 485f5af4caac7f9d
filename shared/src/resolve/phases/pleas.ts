import { losePull } from '#shared/resolve/phases/pull'
import type { PleaAnswer } from '#shared/state/lesserState'
import { protectorSeat } from '#shared/state/lesserStates'
import { addIntegrity, emit, idOf, type Turn } from '#shared/turn/turn'

type StateDraft = Turn['draft']['states'][number]

/** Notes that the power behind a state that asks or arms did something about it this year; a deed counts above a word. */
export function answerPlea({ ruleset, draft }: Turn, state: StateDraft, seat: number, by: PleaAnswer['by']): void {
  const isAsking = state.stance === 'asks' || state.stance === 'arming'
  if (!isAsking || protectorSeat(ruleset, state) !== seat) return
  const { year } = draft
  if (state.answer?.year !== year || by === 'deed') state.answer = { year, by }
}

/** How the plea of a state was answered this year; undefined when it was not. */
export const answerTo = ({ draft }: Turn, { answer }: StateDraft): PleaAnswer['by'] | undefined =>
  answer?.year === draft.year ? answer.by : undefined

/** A plea that was not answered costs the power behind the state word, and pull on it (clause 6.5). */
export function passOverPlea(turn: Turn, state: StateDraft): void {
  const seat = protectorSeat(turn.ruleset, state)
  if (seat === undefined) return
  const { pleaWord, pleaPull } = turn.ruleset.umbrellas
  addIntegrity(turn, seat, -pleaWord)
  losePull(state, seat, pleaPull)
  emit(turn, { type: 'pleaUnanswered', audience: 'all', power: idOf(turn, seat), state: state.id })
}
