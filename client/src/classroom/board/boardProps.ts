import type { Board } from '#shared/protocol/classroom'
import type { BoardCommand } from './boardCommands.ts'
import type { ConfirmPrompt } from './Confirm.tsx'

/** What every part of the board is given. */
export interface BoardProps {
  readonly board: Board
  readonly act: BoardCommand
  /** World that is looked at; undefined for all. */
  readonly chosen: number | undefined
  choose(world: number | undefined): void
  /** Asks first; what cannot be undone goes this way. */
  ask(question: ConfirmPrompt): void
}
