import type { Ruleset } from '#shared/ruleset/ruleset'

/** A chapter, a row or a list. */
type Table = Readonly<Record<string, unknown>>

/**
 * A ruleset with some numbers set otherwise, by the names of ruleset/quantity.ts ("chapter.name", "table.row.column"): for
 * scenarios of another age, and for experiments.
 * @throws RangeError naming the first number there is not
 */
export function rulesetVariant(ruleset: Ruleset, numbers: Readonly<Record<string, number>>): Ruleset {
  let changed: Table = ruleset
  for (const [path, value] of Object.entries(numbers)) {
    const [chapter = '', ...deeper] = path.split('.')
    const after = deeper.length === 0 ? undefined : withNumber(changed, [chapter, ...deeper], value)
    if (after === undefined) throw new RangeError(`the ruleset has no number called ${path}`)
    changed = after
  }
  return changed as unknown as Ruleset
}

/** A copy of a table with the number at the end of a path replaced; undefined where no number stands. */
function withNumber(table: Table, [name = '', ...deeper]: readonly string[], value: number): Table | undefined {
  const before = Object.hasOwn(table, name) ? table[name] : undefined
  if (deeper.length === 0) return typeof before === 'number' ? withEntry(table, name, value) : undefined
  if (typeof before !== 'object' || before === null) return undefined
  const after = withNumber(before as Table, deeper, value)
  return after && withEntry(table, name, after)
}

/** A copy with one entry replaced; a list stays a list. */
const withEntry = (table: Table, name: string, value: unknown): Table =>
  Object.assign(Array.isArray(table) ? [...table] : { ...table }, { [name]: value })
