import type { Board } from '#shared/protocol/classroom'
import type { Act } from './acts.ts'
import type { Question } from './Confirm.tsx'

/** What every part of the board is given. */
export interface BoardPart {
  readonly board: Board
  readonly act: Act
  /** World that is looked at; undefined for all. */
  readonly chosen: number | undefined
  choose(world: number | undefined): void
  /** Asks first; what cannot be undone goes this way. */
  ask(question: Question): void
}
