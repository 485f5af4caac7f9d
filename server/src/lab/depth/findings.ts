import { LEAVES } from '#server/lab/depth/leaves'
import { intervalOf } from '#server/lab/depth/rate'
import { mean } from '#shared/math'

/** What is lost in one paired comparison without a kind of order: points and places; and whether such an order was given. */
export interface Loss {
  readonly points: number
  readonly places: number
  readonly used: boolean
}

/** What a player loses when it may not give one kind of order. */
export interface Ablated {
  readonly policy: string
  readonly order: string
  readonly n: number
  /** Points lost, their mean, with half the width of a 95 % interval. */
  readonly loss: number
  readonly error: number
  /** Places lost, their mean, with the same. */
  readonly rankLoss: number
  readonly rankError: number
  /** Share of matches in which the player gave such an order. */
  readonly used: number
  /** Share of matches in which the points came out otherwise. */
  readonly changed: number
  /** It costs 5 points or 0.15 of a place, and is not chance by Holm's step-down over all rows (Holm 1979). */
  readonly matters: boolean
}

/** Loss that matters, in points and in places. */
const LEAST_POINTS = 5
const LEAST_PLACES = 0.15
const ALPHA = 0.05

/** A row before it is judged beside all others. */
type Measured = Omit<Ablated, 'matters'>

/** The means of paired comparisons, with their intervals; written to standard error as they come. */
export function measured(policy: string, order: string, losses: readonly Loss[]): Measured {
  const [points, places] = [losses.map((each) => each.points), losses.map((each) => each.places)]
  const row = {
    policy,
    order,
    n: losses.length,
    loss: mean(points),
    error: intervalOf(points),
    rankLoss: mean(places),
    rankError: intervalOf(places),
    used: mean(losses.map(({ used }) => (used ? 1 : 0))),
    changed: mean(points.map((loss) => (loss === 0 ? 0 : 1))),
  }
  const pm = (middle: number, error: number) => `${middle.toFixed(2)} ± ${error.toFixed(2)}`
  process.stderr.write(`${policy} without ${order}: ${pm(row.loss, row.error)}, ${pm(row.rankLoss, row.rankError)}\n`)
  return row
}

/** Which rows matter, by Holm's step-down over as many rows as would have been had all leaves been measured. */
export function judged(rows: readonly Measured[]): readonly Ablated[] {
  const chances = rows.flatMap(({ loss, error, rankLoss, rankError }) => [
    chance(loss, error),
    chance(rankLoss, rankError),
  ])
  const players = new Set(rows.map(({ policy }) => policy)).size
  const real = holm(chances, ALPHA, 2 * players * Object.keys(LEAVES).length)
  return rows.map((row, n) => ({
    ...row,
    matters:
      (row.loss >= LEAST_POINTS && real[2 * n] === true) || (row.rankLoss >= LEAST_PLACES && real[2 * n + 1] === true),
  }))
}

/** One-sided probability of a mean this great by chance, from half the width of its 95 % interval. */
const chance = (middle: number, error: number): number => (error === 0 ? 1 : upperTail((1.96 * middle) / error))

/** Upper tail of the normal distribution (Abramowitz & Stegun 26.2.17, to 1e-7). */
function upperTail(z: number): number {
  if (z < 0) return 1 - upperTail(-z)
  const t = 1 / (1 + 0.2316419 * z)
  const series = [0.31938153, -0.356563782, 1.781477937, -1.821255978, 1.330274429]
  const sum = series.reduceRight((rest, term) => t * (term + rest), 0)
  return (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * sum
}

/** Which of several findings stand together at a level, by Holm's step-down; `of` findings, when not all are at hand. */
export function holm(chances: readonly number[], alpha: number, of = chances.length): readonly boolean[] {
  const stand = chances.map(() => false)
  const order = [...chances.keys()].sort((a, b) => chances[a]! - chances[b]!)
  for (const [step, n] of order.entries()) {
    if (chances[n]! > alpha / (of - step)) break
    stand[n] = true
  }
  return stand
}
