import { toFigure } from '#shared/math'

/**
 * Numbers without a doubt in them: the viewer's own power, whose money is counted to the last bit, places on the map, the
 * scenario's own rules, and what an ended match reveals.
 */
const EXACT: ReadonlySet<string> = new Set(['self', 'capital', 'ruleChanges', 'reveal'])

/**
 * A value of plain data with its numbers as figures. What has nothing to round is returned as it is, so that equal parts
 * of two positions stay the same object.
 */
export function toFigures<Value>(value: Value): Value {
  if (typeof value === 'number') return toFigure(value) as Value
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return listOfFigures(value) as Value
  return recordOfFigures(value as Record<string, unknown>) as Value
}

function listOfFigures(list: readonly unknown[]): readonly unknown[] {
  const figures = list.map(toFigures)
  return figures.every((figure, at) => Object.is(figure, list[at])) ? list : figures
}

function recordOfFigures(record: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  let figures: Record<string, unknown> | undefined
  for (const key of Object.keys(record)) {
    if (EXACT.has(key)) continue
    const figure = toFigures(record[key])
    if (Object.is(figure, record[key])) continue
    figures ??= { ...record }
    figures[key] = figure
  }
  return figures ?? record
}
