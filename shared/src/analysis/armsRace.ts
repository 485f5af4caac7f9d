/** A straight line through points, by least squares. */
export interface FittedLine {
  readonly slope: number
  readonly intercept: number
  /** Half width of the slope's 95 % interval (normal approximation); infinite with fewer than three points. */
  readonly slopeError: number
}

/** @throws RangeError with fewer than two points, or when all lie above one another */
export function fitLine(xs: readonly number[], ys: readonly number[]): FittedLine {
  const n = Math.min(xs.length, ys.length)
  const mean = (values: readonly number[]) => values.slice(0, n).reduce((total, value) => total + value, 0) / n
  const [x0, y0] = [mean(xs), mean(ys)]
  let [xx, xy] = [0, 0]
  for (let i = 0; i < n; i++) {
    xx += (xs[i]! - x0) * (xs[i]! - x0)
    xy += (xs[i]! - x0) * (ys[i]! - y0)
  }
  if (n < 2 || xx === 0) throw new RangeError('a line needs two points apart')
  const slope = xy / xx
  const intercept = y0 - slope * x0
  let squares = 0
  for (let i = 0; i < n; i++) {
    const off = ys[i]! - intercept - slope * xs[i]!
    squares += off * off
  }
  const slopeError = n < 3 ? Number.POSITIVE_INFINITY : 1.96 * Math.sqrt(squares / (n - 2) / xx)
  return { slope, intercept, slopeError }
}

/** How one side's yearly change answers the other's stock (Richardson 1960), from two series of equal length. */
export interface Reaction extends FittedLine {
  /** Stock of the other at which this side would rest. */
  readonly restsAt: number
}

/**
 * Richardson's reaction of one side to the other: its change from year to year against the other's stock before.
 * @throws RangeError with fewer than three years, or when the other never changed
 */
export function reactionOf(own: readonly number[], other: readonly number[]): Reaction {
  const changes = own.slice(1).map((stock, year) => stock - own[year]!)
  const line = fitLine(other.slice(0, -1), changes)
  return { ...line, restsAt: line.slope === 0 ? Number.NaN : -line.intercept / line.slope }
}

/** Richardson's own test: yearly growth of both sides together against their total; slope is fear less fatigue. */
export function totalReaction(first: readonly number[], second: readonly number[]): Reaction {
  const totals = first.map((stock, year) => stock + second[year]!)
  const changes = totals.slice(1).map((total, year) => total - totals[year]!)
  const means = totals.slice(1).map((total, year) => (total + totals[year]!) / 2)
  const line = fitLine(means, changes)
  return { ...line, restsAt: line.slope === 0 ? Number.NaN : -line.intercept / line.slope }
}

/** A pair of reactions is stable when fatigue outweighs fear: a·b > k·l (Richardson 1960). */
export const settles = (fatigueA: number, fatigueB: number, fearA: number, fearB: number): boolean =>
  fatigueA * fatigueB > fearA * fearB
