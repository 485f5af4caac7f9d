/**
 * Every number of the game is declared once, with its unit and its source. A chapter of the ruleset is a plain object
 * of numbers; what the numbers mean is kept beside it for the rulebook, the model page and the conformance test.
 */
export interface Quantity {
  readonly value: number
  readonly unit: string
  readonly source: string
}

/** One row of a chapter: value, unit, source (a section of docs/the-model.md or a publication). */
export type QuantityRow = readonly [value: number, unit: string, source: string]

const described: Record<string, Record<string, Quantity>> = {}

/** Declares one chapter of the ruleset and returns its values. */
export function chapter<Name extends string>(
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
  return values as Record<Name, number>
}

/** Every declared number by chapter, for documents and tests. */
export function describedQuantities(): Readonly<Record<string, Readonly<Record<string, Quantity>>>> {
  return described
}
