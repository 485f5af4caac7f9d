/** Budget points by which sums of prices may differ from exact ones: prices have at most three decimals. */
const TOLERANCE = 1e-6

/** Whether a treasury pays for a cost; both in budget points. */
export const affords = (treasury: number, cost: number): boolean => cost <= treasury + TOLERANCE

/** How many units of a price, in budget points, a treasury pays for; at least 0. */
export const mostAffordable = (treasury: number, price: number): number =>
  Math.max(0, Math.floor((treasury + TOLERANCE) / price))
