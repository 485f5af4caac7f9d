/**
 * A fixed createRateLimiter per caller and period: returns a function that says whether one more is allowed now. Memory is
 * bounded by the callers of one period.
 */
export function createAllowance(
  most: number,
  milliseconds: number,
  now: () => number = Date.now,
): (who: string) => boolean {
  let period = 0
  let used = new Map<string, number>()
  return (who) => {
    const current = Math.floor(now() / milliseconds)
    if (current !== period) used = new Map()
    period = current
    const count = (used.get(who) ?? 0) + 1
    used.set(who, count)
    return count <= most
  }
}
