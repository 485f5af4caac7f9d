import type { BeliefRow } from '#server/lab/beliefs/rows'
import { brierScore } from '#shared/analysis/calibration'
import { logistic, mean } from '#shared/math'

/** How good beliefs about interest are in one year of a term. */
export interface Accuracy {
  readonly year: number
  readonly n: number
  /** Probability that a seeker is believed a seeker more than a revisionist is; 0.5 is a coin's. */
  readonly auc: number
  /** Mean squared error of what is believed, and of the published odds. */
  readonly brier: number
  readonly priorBrier: number
  /** Mean distance of beliefs from a coin's, 0–0.5. */
  readonly sure: number
}

/** Accuracy of beliefs, given in log-odds for each row, by year of the term. */
export function accuracyByYear(rows: readonly BeliefRow[], believed: (row: BeliefRow) => number): readonly Accuracy[] {
  const years = [...new Set(rows.map(({ year }) => year))].sort((a, b) => a - b)
  return years.map((year) => {
    const of = rows.filter((row) => row.year === year)
    const forecasts = (odds: (row: BeliefRow) => number) =>
      of.map((row) => ({ believed: logistic(odds(row)), true: row.seeker }))
    return {
      year,
      n: of.length,
      auc: aucOf(of.map((row) => ({ score: believed(row), positive: row.seeker }))),
      brier: brierScore(forecasts(believed)),
      priorBrier: brierScore(forecasts(({ prior }) => prior)),
      sure: mean(of.map((row) => Math.abs(logistic(believed(row)) - 0.5))),
    }
  })
}

/** Area under the curve of scores: how often a positive scores more than a negative, ties counting half (Mann and Whitney 1947). */
export function aucOf(cases: readonly { readonly score: number; readonly positive: boolean }[]): number {
  const sorted = [...cases].sort((a, b) => a.score - b.score)
  let positives = 0
  let ranks = 0
  for (let from = 0; from < sorted.length; ) {
    let to = from
    while (to < sorted.length && sorted[to]!.score === sorted[from]!.score) to++
    const tied = sorted.slice(from, to).filter(({ positive }) => positive).length
    positives += tied
    ranks += (tied * (from + 1 + to)) / 2
    from = to
  }
  const negatives = sorted.length - positives
  return (ranks - (positives * (positives + 1)) / 2) / (positives * negatives)
}
