import type { MapSight, SurfacePoint } from '../store/mapSight.ts'

/** Where the keys of a ring stand. */
export interface RingPlaces {
  /** Middle of the ring on the surface: the land's, or as near as the whole ring fits. */
  readonly middle: SurfacePoint
  /** Middle of each key, from the middle of the ring. */
  readonly keys: readonly SurfacePoint[]
}

/** Middle of the ring to the middle of a key, in CSS pixels. */
const RADIUS = 96
/** Room the ring keeps from the edges of the surface: bars above and below, cards and tiles beside. */
const TOP = 248
const BOTTOM = 214
const SIDE = 245

const within = (value: number, low: number, high: number): number =>
  high < low ? (low + high) / 2 : Math.min(high, Math.max(low, value))

/** Places a ring of keys around a land, the first below it, the others alternately to both sides, as far as the surface allows. */
export function ringPlaces(
  [x, y]: SurfacePoint,
  count: number,
  { width, height }: Pick<MapSight, 'width' | 'height'>,
): RingPlaces {
  const middle = [within(x, SIDE, width - SIDE), within(y, TOP, height - BOTTOM)] as const
  const keys = Array.from({ length: count }, (_, n): SurfacePoint => {
    const angle = Math.PI / 2 + (2 * Math.PI * n) / count
    return [Math.round(RADIUS * Math.cos(angle)), Math.round(RADIUS * Math.sin(angle))]
  })
  return { middle, keys }
}
