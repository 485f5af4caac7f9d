import type { LogEvent } from 'kysely'

/** Told of every statement: its first word, how long it took in seconds, and whether it failed. */
export type QueryMeter = (statement: string, seconds: number, failed: boolean) => void

const STATEMENTS = ['select', 'insert', 'update', 'delete', 'begin', 'commit', 'rollback']

/** Passes on what Kysely says of its statements, without what they say. */
export const logTo =
  (meter: QueryMeter) =>
  ({ level, query, queryDurationMillis }: LogEvent): void => {
    const word = /^\w+/.exec(query.sql)?.[0].toLowerCase() ?? ''
    meter(STATEMENTS.includes(word) ? word : 'other', queryDurationMillis / 1000, level === 'error')
  }
