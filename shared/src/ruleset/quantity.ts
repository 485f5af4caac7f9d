/**
 * Every number of the game is declared once, with its unit and its source: alone in a chapter, or in a table of rows
 * that share their columns. The ruleset holds the plain values; what they mean is kept beside them for the model page,
 * the docs of scenarios and the conformance test.
 */
export interface Quantity {
  readonly value: number
  readonly unit: string
  /** A section of docs/the-model.md or a publication; "ours" with a reason where we chose. */
  readonly source: string
}

/** One row of a chapter: value, unit, source. */
export type QuantityRow = readonly [value: number, unit: string, source: string]

/** The numbers of every chapter and table, by the names scenarios set them by: "name", or "row.column" in a table. */
const described: Record<string, Record<string, Quantity>> = {}

/** Declares one chapter of the ruleset and returns its values. */
export function declareChapter<Name extends string>(
  title: string,
  rows: Record<Name, QuantityRow>,
): Readonly<Record<Name, number>> {
  const values: Record<string, number> = {}
  const meanings: Record<string, Quantity> = {}
  for (const [name, [value, unit, source]] of Object.entries<QuantityRow>(rows)) {
    values[name] = value
    meanings[name] = { value, unit, source }
  }
  described[title] = meanings
  // Copied, because V8 keeps an object filled name by name as a hash table from some twenty names on, and its copy as a
  // record: reading rules is a quarter of the work of a match.
  return { ...values } as Record<Name, number>
}

/** What the numbers of one column of a table count, and where they come from unless their row says otherwise. */
export type QuantityColumn = readonly [unit: string, source: string]

/** Where the numbers of a row come from: all of them, or those of single columns. */
export interface Sourced {
  readonly source?: string | Readonly<Record<string, string>>
}

/**
 * Declares a table of the ruleset and returns its rows as they are. Fields without a column are words and flags, not
 * numbers.
 */
export function declareTable<Row extends Sourced, Name extends string>(
  title: string,
  columns: Readonly<Record<string, QuantityColumn>>,
  rows: Readonly<Record<Name, Row>>,
): Readonly<Record<Name, Row>> {
  const meanings: Record<string, Quantity> = { ...described[title] }
  for (const [name, row] of Object.entries<Row>(rows)) {
    const own = row.source
    for (const [field, [unit, usual]] of Object.entries(columns)) {
      const value = (row as Readonly<Record<string, unknown>>)[field]
      const source = (typeof own === 'string' ? own : own?.[field]) ?? usual
      if (typeof value === 'number') meanings[`${name}.${field}`] = { value, unit, source }
    }
  }
  described[title] = meanings
  return rows
}

/** What the numbers of one list count, item by item or column by column. */
interface Listed {
  readonly units: string | readonly string[]
  readonly source: string
}

/**
 * Declares a list, a curve through knots, or a grid, as part of the chapter "tables", and returns it as it is. Single
 * numbers are named "list.place" or "list.row.column".
 */
export function declareList<List extends readonly (number | readonly number[])[]>(
  name: string,
  { units, source }: Listed,
  list: List,
): List {
  const meanings: Record<string, Quantity> = { ...described.tables }
  for (const [at, item] of list.entries()) {
    if (typeof item === 'number') meanings[`${name}.${at}`] = { value: item, unit: unitAt(units, at), source }
    else {
      for (const [column, value] of item.entries()) {
        meanings[`${name}.${at}.${column}`] = { value, unit: unitAt(units, column), source }
      }
    }
  }
  described.tables = meanings
  return list
}

const unitAt = (units: Listed['units'], at: number): string => (typeof units === 'string' ? units : (units[at] ?? ''))

/** Every declared number by chapter or table, for documents and tests. */
export function describedQuantities(): Readonly<Record<string, Readonly<Record<string, Quantity>>>> {
  return described
}
