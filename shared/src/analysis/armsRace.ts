import { type FittedLine, fitLine, itemAt } from '#shared/math'

/** How one side's yearly change answers the other's stock (Richardson 1960), from two series of equal length. */
export interface Reaction extends FittedLine {
  /** Stock of the other at which this side would rest. */
  readonly restsAt: number
}

/** Change of a series from each year to the next. */
const changesOf = (stocks: readonly number[]): readonly number[] =>
  stocks.slice(1).map((stock, year) => stock - itemAt(stocks, year))

/**
 * Richardson's reaction of one side to the other: its change from year to year against the other's stock before.
 * @throws RangeError with fewer than three years, or when the other never changed
 */
export function reactionOf(own: readonly number[], other: readonly number[]): Reaction {
  const line = fitLine(other.slice(0, -1), changesOf(own))
  return { ...line, restsAt: line.slope === 0 ? Number.NaN : -line.intercept / line.slope }
}
