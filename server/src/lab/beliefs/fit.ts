import type { BeliefRow } from '#server/lab/beliefs/rows'
import type { Sign } from '#server/lab/beliefs/signs'
import { logistic, sum } from '#shared/math'

/** Log-odds by sign. */
export type Weights = Readonly<Partial<Record<Sign, number>>>

/** Log-odds that weights make of what was seen. */
export const oddsBy =
  (weights: Weights) =>
  ({ prior, seen }: BeliefRow): number =>
    prior + sum((Object.keys(seen) as Sign[]).map((sign) => (weights[sign] ?? 0) * seen[sign]!))

/** Weight of the pull towards 0, in rows: a sign that is hardly ever given says nothing. */
const RIDGE = 30
const STEPS = 12

/** The weights of evidence that best tell seekers from revisionists: logistic regression by Newton's steps, with a ridge. */
export function fitWeights(rows: readonly BeliefRow[], signs: readonly Sign[]): Weights {
  let weights: Weights = {}
  for (let step = 0; step < STEPS; step++) {
    const slope = signs.map((sign) => -RIDGE * (weights[sign] ?? 0))
    const bend = signs.map((_, i) => signs.map((_other, j) => (i === j ? RIDGE : 0)))
    const odds = oddsBy(weights)
    for (const row of rows) addRow(row, { signs, slope, bend, believed: logistic(odds(row)) })
    const move = solved(bend, slope)
    weights = Object.fromEntries(signs.map((sign, i) => [sign, (weights[sign] ?? 0) + move[i]!]))
  }
  return weights
}

/** What a row adds to the slope of the likelihood and to its bend. */
function addRow(
  { seen, seeker }: BeliefRow,
  sums: {
    readonly signs: readonly Sign[]
    readonly slope: number[]
    readonly bend: number[][]
    readonly believed: number
  },
): void {
  const { signs, slope, bend, believed } = sums
  const given = signs.flatMap((sign, i) => (seen[sign] === undefined ? [] : [{ i, much: seen[sign] }]))
  for (const { i, much } of given) {
    slope[i]! += ((seeker ? 1 : 0) - believed) * much
    for (const other of given) bend[i]![other.i]! += believed * (1 - believed) * much * other.much
  }
}

/** Solves a system of equations with a positive definite matrix (Gauss). */
function solved(matrix: readonly (readonly number[])[], right: readonly number[]): readonly number[] {
  const rows = matrix.map((row, i) => [...row, right[i]!])
  const size = rows.length
  for (let i = 0; i < size; i++) {
    const pivot = rows[i]!
    for (let j = i + 1; j < size; j++) {
      const factor = rows[j]![i]! / pivot[i]!
      for (let k = i; k <= size; k++) rows[j]![k]! -= factor * pivot[k]!
    }
  }
  const solution = right.map(() => 0)
  for (let i = size - 1; i >= 0; i--) {
    const known = sum(solution.map((value, k) => (k > i ? rows[i]![k]! * value : 0)))
    solution[i] = (rows[i]![size]! - known) / rows[i]![i]!
  }
  return solution
}
