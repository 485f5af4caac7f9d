import { quantize, sum } from '#shared/math'

/** Odds that sum to one (to six decimals), from weights of any scale; even odds when all weights vanish. */
export function quantizeOdds(weights: readonly number[]): readonly number[] {
  const total = sum(weights)
  return weights.map((weight) => quantize(total > 0 ? weight / total : 1 / weights.length))
}
