/** One statement of a write, as Kysely compiles it. */
export interface SqlStatement {
  readonly sql: string
  readonly parameters: readonly unknown[]
  /** Nothing of its write is kept unless this finds or changes a row; see `NothingWrittenError`. */
  readonly must?: true
}

/** What is written down whole or not at all, without a look at what is there: its statements, in order. */
export type Write = readonly SqlStatement[]

/** What one statement came to. */
export interface StatementResult {
  readonly rows: readonly unknown[]
  /** Rows inserted, changed or removed. */
  readonly changes: number
}

/** What one write came to: what each of its statements did, or why nothing of it is kept. */
export type WriteOutcome = { readonly results: readonly StatementResult[] } | { readonly fault: unknown }

/** A statement that must find or change a row did not: nothing of its write is kept. */
export class NothingWrittenError extends Error {}

/** A statement that must find or change a row. */
export const must = ({ sql, parameters }: SqlStatement): SqlStatement => ({ sql, parameters, must: true })

/** @throws NothingWrittenError */
export function checkResult(statement: SqlStatement, { rows, changes }: StatementResult): void {
  if (statement.must && rows.length + changes === 0) throw new NothingWrittenError('a statement found nothing to do')
}
