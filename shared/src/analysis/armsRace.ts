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

/** Richardson's own test: yearly growth of both sides together against their total; slope is fear less fatigue. */
export function totalReaction(first: readonly number[], second: readonly number[]): Reaction {
  const totals = first.map((stock, year) => stock + itemAt(second, year))
  const means = totals.slice(1).map((total, year) => (total + itemAt(totals, year)) / 2)
  const line = fitLine(means, changesOf(totals))
  return { ...line, restsAt: line.slope === 0 ? Number.NaN : -line.intercept / line.slope }
}

/** A pair of reactions is stable when fatigue outweighs fear: a·b > k·l (Richardson 1960). */
export const settles = (fatigueA: number, fatigueB: number, fearA: number, fearB: number): boolean =>
  fatigueA * fatigueB > fearA * fearB
