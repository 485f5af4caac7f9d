import { type GeoPermissibleObjects, geoPath } from 'd3-geo'
import { worldProjection } from './projection.ts'

/** Flat runs of x, y in world units. A ring is closed, a line is not. */
export interface Run {
  readonly points: readonly number[]
  readonly closed: boolean
}

/** A rectangle in world units. */
export interface Bounds {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

const projection = worldProjection()

/** Projects a shape of the globe into runs of the flat world. */
export function projectShape(shape: GeoPermissibleObjects): readonly Run[] {
  const runs: { points: number[]; closed: boolean }[] = []
  const add = (x: number, y: number) => runs.at(-1)?.points.push(round(x), round(y))
  const pen = {
    beginPath() {},
    arc() {},
    moveTo(x: number, y: number) {
      runs.push({ points: [], closed: false })
      add(x, y)
    },
    lineTo: add,
    closePath() {
      const run = runs.at(-1)
      if (run) run.closed = true
    },
  }
  geoPath(projection, pen)(shape)
  return runs
}

const round = (x: number): number => Math.round(x * 100) / 100

/** The smallest rectangle around runs. */
export function boundsOf(runs: readonly Run[]): Bounds {
  let bounds: Bounds = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity }
  for (const { points } of runs) {
    for (let k = 0; k + 1 < points.length; k += 2) bounds = stretch(bounds, points[k] ?? 0, points[k + 1] ?? 0)
  }
  return bounds
}

const stretch = ({ left, top, right, bottom }: Bounds, x: number, y: number): Bounds => ({
  left: Math.min(left, x),
  top: Math.min(top, y),
  right: Math.max(right, x),
  bottom: Math.max(bottom, y),
})

/** True when two rectangles overlap. */
export const boundsOverlap = (a: Bounds, b: Bounds): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

/** Twice the signed area of a ring. */
export function ringArea(points: readonly number[]): number {
  let area = 0
  const n = points.length
  for (let k = 0; k < n; k += 2) {
    const next = (k + 2) % n
    area += (points[k] ?? 0) * (points[next + 1] ?? 0) - (points[next] ?? 0) * (points[k + 1] ?? 0)
  }
  return area
}

/** The largest ring: a country's mainland. */
export function largestRing(runs: readonly Run[]): Run | undefined {
  let best: Run | undefined
  let most = 0
  for (const run of runs) {
    const area = Math.abs(ringArea(run.points))
    if (area > most) {
      most = area
      best = run
    }
  }
  return best
}
