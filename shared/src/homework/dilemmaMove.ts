import type { CrisisMove } from '#shared/ruleset/vocabulary'

/** First field of every move that is handed in. */
export const MOVE_FORMAT = 'delicate-balance-move'

/** What was chosen in a dilemma. */
export interface DilemmaMove {
  readonly rulesVersion: number
  /** Its number, from 1. */
  readonly dilemma: number
  readonly move: CrisisMove
}

/** The move as one line of JSON. */
export const printDilemmaMove = ({ rulesVersion, dilemma, move }: DilemmaMove): string =>
  `${JSON.stringify({ format: MOVE_FORMAT, rulesVersion, dilemma, move })}\n`
