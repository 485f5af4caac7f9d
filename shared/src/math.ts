/**
 * Exact arithmetic helpers. ECMAScript leaves the accuracy of Math.exp, Math.log and Math.pow to the engine, so a
 * replay on another machine could differ in the last bit. Everything here uses only + − × ÷ and sqrt, which IEEE 754
 * rounds exactly, so every engine agrees.
 */

/** Constants fixed by the language, for the range reductions below. */
const { LN2, SQRT2, SQRT1_2 } = Math

/** 1/k!, each of the one before: the Taylor series of e^x. */
const F2 = 1 / 2
const F3 = F2 / 3
const F4 = F3 / 4
const F5 = F4 / 5
const F6 = F5 / 6
const F7 = F6 / 7
const F8 = F7 / 8
const F9 = F8 / 9
const F10 = F9 / 10
const F11 = F10 / 11
const F12 = F11 / 12
const F13 = F12 / 13
const F14 = F13 / 14

/** Powers of two from 2^−1022 on: exact, so scaling by them is too. */
const LOWEST_EXPONENT = -1022
const POWERS_OF_TWO = (() => {
  const list = [1]
  for (let n = 1; n <= 1022; n++) list.push(list[n - 1]! * 2)
  const below = list.slice(1).map((power) => 1 / power)
  return [...below.reverse(), ...list]
})()

/** e to the x, relative error below 1e-14. Clamped: x outside ±700 gives the value at the bound. */
export function exp(x: number): number {
  const bounded = clamp(x, -700, 700)
  const n = Math.round(bounded / LN2)
  const r = bounded - n * LN2
  // Horner's order, by hand: a loop over the coefficients takes twice the time.
  let sum = ((((((F14 * r + F13) * r + F12) * r + F11) * r + F10) * r + F9) * r + F8) * r + F7
  sum = ((((((sum * r + F6) * r + F5) * r + F4) * r + F3) * r + F2) * r + 1) * r + 1
  return sum * POWERS_OF_TWO[n - LOWEST_EXPONENT]!
}

/** Natural logarithm of x > 0, relative error below 1e-14; ln(0) and below give −700, what is too great for a number 710. */
export function ln(x: number): number {
  if (!(x > 0)) return -700
  if (x === Number.POSITIVE_INFINITY) return 710
  let mantissa = x
  let n = 0
  while (mantissa > SQRT2) {
    mantissa *= 0.5
    n++
  }
  while (mantissa < SQRT1_2) {
    mantissa *= 2
    n--
  }
  const s = (mantissa - 1) / (mantissa + 1)
  const s2 = s * s
  // The series of the inverse hyperbolic tangent in Horner's order.
  let sum = ((((1 / 23) * s2 + 1 / 21) * s2 + 1 / 19) * s2 + 1 / 17) * s2 + 1 / 15
  sum = ((((((sum * s2 + 1 / 13) * s2 + 1 / 11) * s2 + 1 / 9) * s2 + 1 / 7) * s2 + 1 / 5) * s2 + 1 / 3) * s2 + 1
  return 2 * s * sum + n * LN2
}

/** base to the exponent, for base ≥ 0 (0 gives 0). */
export function pow(base: number, exponent: number): number {
  return base <= 0 ? 0 : exp(exponent * ln(base))
}

/** Logistic function: log-odds to probability. */
export function logistic(logOdds: number): number {
  return 1 / (1 + exp(-logOdds))
}

/** Log-odds of a probability, which is first kept within (1e-6, 1 − 1e-6). */
export function logit(probability: number): number {
  const p = clamp(probability, 1e-6, 1 - 1e-6)
  return ln(p / (1 - p))
}

/** Standard normal quantile (Acklam's rational approximation, relative error below 1.2e-9) for 0 < p < 1. */
export function normalQuantile(p: number): number {
  if (p < 0.02425) return tailQuantile(p)
  if (p > 1 - 0.02425) return -tailQuantile(1 - p)
  const q = p - 0.5
  const r = q * q
  const above =
    ((((-39.69683028665376 * r + 220.9460984245205) * r - 275.9285104469687) * r + 138.357751867269) * r -
      30.66479806614716) *
      r +
    2.506628277459239
  const below =
    ((((-54.47609879822406 * r + 161.5858368580409) * r - 155.6989798598866) * r + 66.80131188771972) * r -
      13.28068155288572) *
      r +
    1
  return (q * above) / below
}

function tailQuantile(p: number): number {
  const q = Math.sqrt(-2 * ln(p))
  const above =
    ((((-0.007784894002430293 * q - 0.3223964580411365) * q - 2.400758277161838) * q - 2.549732539343734) * q +
      4.374664141464968) *
      q +
    2.938163982698783
  const below =
    (((0.007784695709041462 * q + 0.3224671290700398) * q + 2.445134137142996) * q + 3.754408661907416) * q + 1
  return above / below
}

/** x limited to a range. */
export function clamp(x: number, low: number, high: number): number {
  return x < low ? low : x > high ? high : x
}

/**
 * Rounds to six decimals: every number that enters the state passes through here or is a whole number. Never −0, which
 * JSON would turn into 0.
 */
export function quantize(x: number): number {
  return Math.round(x * 1e6) / 1e6 + 0
}

/** Significant digits of a number that viewers are shown: enough for every screen, and little of the noise below. */
const FIGURE_DIGITS = 3
/** Least and end of the numbers of so many digits before the point. */
const [LEAST_FIGURE, FIGURES_END] = [100, 1000]

/** A number as viewers are shown it, to three significant digits. */
export function toFigure(value: number): number {
  const size = Math.abs(value)
  if (size >= FIGURES_END || size < QUANTUM) return Number(value.toPrecision(FIGURE_DIGITS))
  if (Number.isInteger(value)) return value
  // An order of magnitude faster than by way of text, and views are made of little else.
  let scale = 1
  while (size * scale < LEAST_FIGURE) scale *= 10
  return Math.round(value * scale) / scale
}

/** A figure in tenths, as budget points are told. */
export const toTenths = (x: number): number => Math.round(x * 10) / 10

/** The step to which `quantize` rounds: sums of money may exceed a limit by so much and still fit. */
export const QUANTUM = 1e-6

/** Degrees once round the world. */
export const FULL_CIRCLE = 360

/** The sum of numbers in their order; 0 of nothing. */
export function sum(values: readonly number[]): number {
  let total = 0
  for (const value of values) total += value
  return total
}

/** Arithmetic mean; 0 of nothing. */
export const mean = (values: readonly number[]): number => (values.length === 0 ? 0 : sum(values) / values.length)

/** Odds that sum to one (to six decimals), from weights of any scale; even odds when all weights vanish. */
export function quantizeOdds(weights: readonly number[]): readonly number[] {
  const total = sum(weights)
  return weights.map((weight) => quantize(total > 0 ? weight / total : 1 / weights.length))
}

/**
 * The item at a place of a list.
 * @throws RangeError outside the list: a fault of the caller
 */
export function itemAt<Item>(list: readonly Item[], place: number): Item {
  const item = list[place]
  if (item === undefined) throw new RangeError(`the list has no place ${place}`)
  return item
}

/** The entry of a table by level; a level beyond its end has the last entry. */
export const byLevel = (entries: readonly number[], level: number): number =>
  itemAt(entries, Math.min(level, entries.length - 1))

/** Straight line between a at t = 0 and b at t = 1. */
export function lerp(a: number, b: number, t: number): number {
  return a + (b - a) * t
}

/** Piecewise linear curve through knots sorted by x; flat beyond both ends. */
export function interpolate(knots: readonly (readonly [x: number, y: number])[], x: number): number {
  let previous = knots[0] ?? [0, 0]
  if (x <= previous[0]) return previous[1]
  for (const knot of knots) {
    if (x <= knot[0]) return lerp(previous[1], knot[1], (x - previous[0]) / (knot[0] - previous[0] || 1))
    previous = knot
  }
  return previous[1]
}

/** Bilinear interpolation in a grid by row and column, which may be fractional; flat beyond its edges. */
export function interpolateGrid(grid: readonly (readonly number[])[], row: number, column: number): number {
  const rows = grid.length - 1
  const columns = (grid[0] ?? []).length - 1
  const x = clamp(row, 0, rows)
  const y = clamp(column, 0, columns)
  const i = Math.min(rows - 1, Math.floor(x))
  const j = Math.min(columns - 1, Math.floor(y))
  const at = (n: number, m: number) => grid[n]?.[m] ?? 0
  return lerp(lerp(at(i, j), at(i, j + 1), y - j), lerp(at(i + 1, j), at(i + 1, j + 1), y - j), x - i)
}

/** A straight line through points, by least squares. */
export interface FittedLine {
  readonly slope: number
  readonly intercept: number
  /** Half width of the slope's 95 % interval (normal approximation); infinite with fewer than three points. */
  readonly slopeError: number
}

/** The least-squares line through points. @throws RangeError with fewer than two, or when all lie above one another */
export function fitLine(xs: readonly number[], ys: readonly number[]): FittedLine {
  const n = Math.min(xs.length, ys.length)
  const [x0, y0] = [mean(xs.slice(0, n)), mean(ys.slice(0, n))]
  let [xx, xy] = [0, 0]
  for (const [i, x] of xs.slice(0, n).entries()) {
    xx += (x - x0) * (x - x0)
    xy += (x - x0) * (itemAt(ys, i) - y0)
  }
  if (n < 2 || xx === 0) throw new RangeError('a line needs two points apart')
  const slope = xy / xx
  const intercept = y0 - slope * x0
  let squares = 0
  for (const [i, x] of xs.slice(0, n).entries()) {
    const off = itemAt(ys, i) - intercept - slope * x
    squares += off * off
  }
  const slopeError = n < 3 ? Number.POSITIVE_INFINITY : 1.96 * Math.sqrt(squares / (n - 2) / xx)
  return { slope, intercept, slopeError }
}
