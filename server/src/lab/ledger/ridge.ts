/** Rows of features, standardised by column, and the folds they belong to. */
export interface FeatureTable {
  readonly width: number
  readonly rows: readonly Float64Array[]
  /** Fold of each row: rows of one fold are predicted from the others. */
  readonly folds: readonly number[]
}

/** Rows in which a column must differ from its usual value: what is rarer cannot be learnt from. */
const LEAST_ROWS = 12
/** Deviations from the mean at which a standardised value is cut off, so that no rare one outweighs all else. */
const FARTHEST = 4

/** A table of standardised columns, and a first column of ones, from maps by path; what a map lacks is 0. */
export function tableOf(maps: readonly ReadonlyMap<string, number>[], folds: readonly number[]): FeatureTable {
  const paths = [...new Set(maps.flatMap((map) => [...map.keys()]))].sort()
  const columns = paths.flatMap((path) => standardised(maps.map((map) => map.get(path) ?? 0)) ?? [])
  const rows = maps.map((_, at) => Float64Array.from([1, ...columns.map(({ values }) => values[at]!)]))
  return { width: columns.length + 1, rows, folds }
}

/** A column with mean 0 and deviation 1; undefined when hardly a row differs from the others. */
function standardised(column: readonly number[]): { readonly values: readonly number[] } | undefined {
  const counts = new Map<number, number>()
  for (const value of column) counts.set(value, (counts.get(value) ?? 0) + 1)
  if (column.length - Math.max(...counts.values()) < LEAST_ROWS) return undefined
  const mean = meanOf(column)
  const deviation = Math.sqrt(meanOf(column.map((value) => (value - mean) ** 2)))
  return {
    values: column.map((value) => Math.min(FARTHEST, Math.max(-FARTHEST, (value - mean) / deviation))),
  }
}

const meanOf = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0) / Math.max(1, values.length)

/** Penalties tried, as shares of the number of rows. */
const PENALTIES = [1e-4, 1e-3, 1e-2, 0.1, 1, 10]

/** Sums of products of the columns, and of columns and targets. */
interface Sums {
  readonly gram: Float64Array
  readonly cross: readonly Float64Array[]
}

/**
 * Ridge regression: for each target the predictions of each row from the other folds, by the penalty with the least mean
 * absolute error. The penalty is chosen with the same folds, which favours the larger table a little.
 */
export function predict(table: FeatureTable, targets: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const { width, rows, folds } = table
  const count = Math.max(...folds) + 1
  const byFold = Array.from({ length: count }, (_, fold) => sumsOf(table, targets, fold))
  const whole = totalOf(byFold, width, targets.length)
  const tried = PENALTIES.map((penalty) => {
    const weights = byFold.map((fold) => solve(minus(whole, fold), width, penalty * rows.length))
    return targets.map((_, target) => rows.map((row, at) => dot(row, weights[folds[at]!]![target]!)))
  })
  return targets.map((truth, target) => {
    const errors = tried.map((predictions) => meanError(predictions[target]!, truth))
    return tried[errors.indexOf(Math.min(...errors))]![target]!
  })
}

/** Mean absolute error. */
export const meanError = (predicted: readonly number[], truth: readonly number[]): number =>
  meanOf(predicted.map((value, at) => Math.abs(value - truth[at]!)))

function sumsOf({ width, rows, folds }: FeatureTable, targets: readonly (readonly number[])[], fold: number): Sums {
  const gram = new Float64Array(width * width)
  const cross = targets.map(() => new Float64Array(width))
  for (const [at, row] of rows.entries()) {
    if (folds[at] !== fold) continue
    for (let i = 0; i < width; i++) {
      const value = row[i]!
      if (value === 0) continue
      for (let j = i; j < width; j++) gram[i * width + j]! += value * row[j]!
      for (const [target, sums] of cross.entries()) sums[i]! += value * targets[target]![at]!
    }
  }
  return { gram, cross }
}

function totalOf(parts: readonly Sums[], width: number, targets: number): Sums {
  const total = {
    gram: new Float64Array(width * width),
    cross: Array.from({ length: targets }, () => new Float64Array(width)),
  }
  for (const { gram, cross } of parts) {
    addTo(total.gram, gram, 1)
    for (const [target, sums] of cross.entries()) addTo(total.cross[target]!, sums, 1)
  }
  return total
}

function minus(whole: Sums, part: Sums): Sums {
  const gram = whole.gram.slice()
  addTo(gram, part.gram, -1)
  return {
    gram,
    cross: whole.cross.map((sums, target) => {
      const rest = sums.slice()
      addTo(rest, part.cross[target]!, -1)
      return rest
    }),
  }
}

function addTo(into: Float64Array, values: Float64Array, sign: number): void {
  for (let at = 0; at < into.length; at++) into[at]! += sign * values[at]!
}

function dot(a: Float64Array, b: Float64Array): number {
  let total = 0
  for (let at = 0; at < a.length; at++) total += a[at]! * b[at]!
  return total
}

/** Weights for each target: Cholesky's upper factor of the penalised sums, then two triangles. */
function solve({ gram, cross }: Sums, width: number, penalty: number): readonly Float64Array[] {
  const factor = factorOf(gram, width, penalty)
  return cross.map((sums) => {
    const weights = sums.slice()
    for (let i = 0; i < width; i++) {
      weights[i]! /= factor[i * width + i]!
      for (let j = i + 1; j < width; j++) weights[j]! -= factor[i * width + j]! * weights[i]!
    }
    for (let i = width - 1; i >= 0; i--) {
      for (let j = i + 1; j < width; j++) weights[i]! -= factor[i * width + j]! * weights[j]!
      weights[i]! /= factor[i * width + i]!
    }
    return weights
  })
}

/** Row by row, so that memory is read in order: this is where the time goes. */
function factorOf(gram: Float64Array, width: number, penalty: number): Float64Array {
  const factor = gram.slice()
  for (let i = 0; i < width; i++) factor[i * width + i]! += penalty
  for (let i = 0; i < width; i++) {
    const root = Math.sqrt(Math.max(factor[i * width + i]!, LEAST_PIVOT))
    for (let j = i; j < width; j++) factor[i * width + j]! /= root
    for (let j = i + 1; j < width; j++) {
      const share = factor[i * width + j]!
      if (share === 0) continue
      for (let l = j; l < width; l++) factor[j * width + l]! -= share * factor[i * width + l]!
    }
  }
  return factor
}

/** Below it a column is a sum of others, but for rounding. */
const LEAST_PIVOT = 1e-9
