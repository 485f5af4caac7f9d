/** One belief and what was true: a probability that a rival seeks only security, and whether it did. */
export interface ProbabilityForecast {
  /** 0–1. */
  readonly believed: number
  readonly true: boolean
}

/** Brier score, 0–1: the mean squared error of beliefs; 0 is clairvoyance, 0.25 a coin's. NaN of nothing. */
export function brierScore(forecasts: readonly ProbabilityForecast[]): number {
  const squares = forecasts.map(({ believed, true: was }) => (believed - (was ? 1 : 0)) * (believed - (was ? 1 : 0)))
  return squares.reduce((total, square) => total + square, 0) / squares.length
}

/** Share of truths inside their bands; of 10–90 % bands 0.8 is what honest ones give. NaN of nothing. */
export function coverage(
  bands: readonly { readonly low: number; readonly high: number; readonly truth: number }[],
): number {
  return bands.filter(({ low, high, truth }) => truth >= low && truth <= high).length / bands.length
}
