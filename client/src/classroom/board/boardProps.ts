import type { Board } from '#shared/protocol/classBoard'
import type { BoardCommand } from './boardCommands.ts'
import type { ConfirmPrompt } from './Confirm.tsx'

/** Props that every part of the board gets. */
export interface BoardProps {
  readonly board: Board
  readonly act: BoardCommand
  /** The selected world; undefined for all. */
  readonly chosen: number | undefined
  choose(world: number | undefined): void
  /** Asks before something that cannot be undone. */
  ask(question: ConfirmPrompt): void
}
