import type { ExportedWorld, ExportSource } from './source.ts'

/** What a cell may hold; a missing value is written as NA. */
export type Cell = string | number | boolean | undefined

/** One column of a table: what it means, and what it may hold. */
export interface Column {
  readonly name: string
  /** As the Frictionless Table Schema has them; booleans are written as 0 and 1, times as ISO 8601 in UTC. */
  readonly type: 'string' | 'integer' | 'number' | 'boolean' | 'datetime'
  readonly about: string
  readonly unit?: string
  readonly min?: number
  readonly max?: number
  /** All it may be. */
  readonly values?: readonly string[]
}

/** One row of a table, by the names of its columns; a column that is not named has no value. */
export type TableRow = Readonly<Record<string, Cell>>

/** What a table is called and what stands in it. */
export interface TableHead {
  readonly name: string
  /** One row is one of these. */
  readonly about: string
  readonly columns: readonly Column[]
}

/** A table about the class itself. */
export interface ClassTable extends TableHead {
  readonly per: 'class'
  rows(source: ExportSource): Iterable<TableRow>
}

/** A table made of the worlds, one after the other: the rows of one follow from that world alone. */
export interface WorldTable extends TableHead {
  readonly per: 'world'
  rows(world: ExportedWorld, source: ExportSource): Iterable<TableRow>
}

/** One table of the export, whole: file, codebook and schema come from here. */
export type ExportTable = ClassTable | WorldTable

/** The column of the round, from 1. */
export const ROUND_COLUMN: Column = {
  name: 'round',
  type: 'integer',
  about: 'Match of the class, the first is 1',
  min: 1,
}
/** The column of the world in its round, from 1. */
export const WORLD_COLUMN: Column = {
  name: 'world',
  type: 'integer',
  about: 'World of the round, the first is 1',
  min: 1,
}
/** The column of the game year, from 1. */
export const YEAR_COLUMN: Column = { name: 'year', type: 'integer', about: 'Year of the match', min: 1, max: 24 }
/** The column of the student's pseudonym. */
export const STUDENT_COLUMN: Column = { name: 'student', type: 'string', about: 'Pseudonym of the student' }
/** A column of text. */
export const textColumn = (name: string, about: string): Column => ({ name, type: 'string', about })
/** A column of power ids. */
export const powerColumn = (name: string, about: string): Column => ({
  name,
  type: 'string',
  about: `${about} (id of a power)`,
})
/** A column of whole numbers from 0. */
export const countColumn = (name: string, about: string, max = 1_000_000): Column => ({
  name,
  type: 'integer',
  about,
  min: 0,
  max,
})
/** A column of 0 and 1. */
export const flagColumn = (name: string, about: string): Column => ({ name, type: 'boolean', about })
/** A column of ISO 8601 times in UTC. */
export const timeColumn = (name: string, about: string): Column => ({ name, type: 'datetime', about })
/** A column of numbers in a unit. */
export const numberColumn = (name: string, about: string, unit: string, min: number, max: number): Column => ({
  name,
  type: 'number',
  about,
  unit,
  min,
  max,
})

/** A time in milliseconds since 1970 as it is written. */
export const isoTime = (at: number | undefined): string | undefined =>
  at === undefined ? undefined : new Date(at).toISOString()
