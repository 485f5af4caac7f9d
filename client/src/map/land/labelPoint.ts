import type { Point } from './projection.ts'
import { boundsOf, largestRing, type Run } from './trace.ts'

/** Places tried along each side of the mainland. */
const GRID = 18
/** A label is wide and low: room to the sides counts less than room above and below. */
const FLAT = 2.2

/** The place inside a shape's mainland with the most room for a label around it. */
export function labelPoint(runs: readonly Run[]): Point | undefined {
  const land = largestRing(runs)
  if (land === undefined) return undefined
  const points = thin(land.points)
  const { left, top, right, bottom } = boundsOf([land])
  let best: Point | undefined
  let most = -1
  for (let row = 1; row < GRID; row++) {
    for (let column = 1; column < GRID; column++) {
      const at: Point = [left + ((right - left) * column) / GRID, top + ((bottom - top) * row) / GRID]
      if (!isInside(points, at)) continue
      const room = roomAround(points, at)
      if (room > most) {
        most = room
        best = at
      }
    }
  }
  return best ?? [(left + right) / 2, (top + bottom) / 2]
}

/** At most a few hundred corners: enough to find the middle. */
function thin(points: readonly number[]): readonly number[] {
  const step = Math.max(1, Math.floor(points.length / 2 / 300))
  const kept: number[] = []
  for (let k = 0; k + 1 < points.length; k += 2 * step) kept.push(points[k] ?? 0, points[k + 1] ?? 0)
  return kept
}

/** Even-odd rule. */
export function isInside(points: readonly number[], [x, y]: Point): boolean {
  let within = false
  const n = points.length
  for (let k = 0, before = n - 2; k < n; before = k, k += 2) {
    const [xk, yk] = [points[k] ?? 0, points[k + 1] ?? 0]
    const [xb, yb] = [points[before] ?? 0, points[before + 1] ?? 0]
    if (yk > y !== yb > y && x < ((xb - xk) * (y - yk)) / (yb - yk) + xk) within = !within
  }
  return within
}

function roomAround(points: readonly number[], [x, y]: Point): number {
  let least = Infinity
  for (let k = 0; k + 1 < points.length; k += 2) {
    const dx = ((points[k] ?? 0) - x) / FLAT
    const dy = (points[k + 1] ?? 0) - y
    least = Math.min(least, dx * dx + dy * dy)
  }
  return least
}
