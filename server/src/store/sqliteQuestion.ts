import { NothingWrittenError, type SqlStatement, type StatementResult, type Write } from './write.ts'

/** What the thread of a SQLite file is asked; answered in the order asked. */
export type SqliteQuestion = { readonly id: number } & (
  | { readonly writes: readonly Write[] }
  /** One statement as it is, for a transaction that is led from outside. */
  | { readonly statement: SqlStatement }
  /** Undoes such a transaction, if it is still open. */
  | { readonly undo: true }
  | { readonly close: true }
)

/** A fault as it passes between threads, which keep no more of an error than its text. */
export interface ThreadFault {
  readonly message: string
  readonly isUnmet: boolean
  /** What SQLite says of itself: its code as a number and as words. */
  readonly errcode?: unknown
  readonly errstr?: unknown
}

/** What one write came to, as it passes between threads. */
export type ThreadOutcome = { readonly results: readonly StatementResult[] } | { readonly fault: ThreadFault }

/** The answer to the question of this number: an outcome for each write, one for a statement, none to the others. */
export interface SqliteAnswer {
  readonly id: number
  readonly outcomes: readonly ThreadOutcome[]
}

/** For the other thread. */
export function packFault(fault: unknown): ThreadFault {
  const { message, errcode, errstr } = fault as Error & { readonly errcode?: unknown; readonly errstr?: unknown }
  const isUnmet = fault instanceof NothingWrittenError
  return { message: message ?? String(fault), isUnmet, ...(errcode === undefined ? {} : { errcode, errstr }) }
}

/** From the other thread. */
export function unpackFault({ message, isUnmet, ...said }: ThreadFault): Error {
  return Object.assign(isUnmet ? new NothingWrittenError(message) : new Error(message), said)
}
