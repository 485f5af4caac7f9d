import { mean } from '#shared/math'

/** Spearman's rank correlation of two lists of equal length, −1 to 1; equal values share their mean rank. NaN where a list is flat. */
export function rankCorrelation(a: readonly number[], b: readonly number[]): number {
  const [x, y] = [deviations(ranks(a)), deviations(ranks(b))]
  return product(x, y) / Math.sqrt(product(x, x) * product(y, y))
}

function ranks(values: readonly number[]): readonly number[] {
  return values.map((value) => {
    const below = values.filter((other) => other < value).length
    const equal = values.filter((other) => other === value).length
    return below + (equal + 1) / 2
  })
}

function deviations(values: readonly number[]): readonly number[] {
  const centre = mean(values)
  return values.map((value) => value - centre)
}

function product(a: readonly number[], b: readonly number[]): number {
  let total = 0
  for (const [n, value] of a.entries()) total += value * (b[n] ?? Number.NaN)
  return total
}
