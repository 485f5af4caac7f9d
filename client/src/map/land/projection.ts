import { type GeoProjection, geoProjection } from 'd3-geo'

/** A place in the flat world: x to the right, y down, both in world units. */
export type Point = readonly [x: number, y: number]

/** North and south edge of the map: all inhabited land, and next to none of the ice. */
const NORTH = 83.7
const SOUTH = -56.5
/** Parallel drawn true to shape. Forty keeps the crowded north readable and the tropics in proportion. */
const TRUE_PARALLEL = (40 * Math.PI) / 180
/** The cut runs through the Bering Strait, so no country is torn. */
const EAST_SHIFT = -11

const stretch = Math.cos(TRUE_PARALLEL)
const heightOf = (latitude: number): number => (1 + stretch) * Math.tan((latitude * Math.PI) / 360)

const WIDTH = 2048
const unit = WIDTH / (2 * Math.PI * stretch)

/** Size of the flat world. A screen is 16:9 or nearly; so is this. */
export const WORLD = {
  width: WIDTH,
  height: Math.round(unit * (heightOf(NORTH) - heightOf(SOUTH))),
} as const

/** Cylindrical stereographic: straight meridians and parallels, as on a plotting board. */
export function worldProjection(): GeoProjection {
  const raw = Object.assign(
    (lambda: number, phi: number): [number, number] => [lambda * stretch, (1 + stretch) * Math.tan(phi / 2)],
    {
      invert: (x: number, y: number): [number, number] => [x / stretch, 2 * Math.atan(y / (1 + stretch))],
    },
  )
  return geoProjection(raw)
    .rotate([EAST_SHIFT, 0])
    .scale(unit)
    .translate([WIDTH / 2, unit * heightOf(NORTH)])
    .precision(0.4)
    .clipExtent([
      [0, 0],
      [WIDTH, WORLD.height],
    ])
}

const projection = worldProjection()

/** Where a longitude and latitude lie; places off the map are put on its edge. */
export function project([longitude, latitude]: readonly [number, number]): Point {
  const bounded = Math.min(NORTH, Math.max(SOUTH, latitude))
  return projection([longitude, bounded]) ?? [WIDTH / 2, WORLD.height / 2]
}
