/** What tools/map.ts uses of topojson-simplify, which brings no types. */
declare module 'topojson-simplify' {
  import type { Topology } from 'topojson-specification'

  type Ring = readonly (readonly number[])[]

  /** Weighs every point by the area of the triangle it makes with its neighbours. */
  export function presimplify<T extends Topology>(topology: T): T
  /** Leaves out points that weigh less, in the coordinates' unit squared. */
  export function simplify<T extends Topology>(weighed: T, minWeight: number): T
  /** Leaves out polygons whose outer ring, given as indexes of arcs, does not pass. */
  export function filter<T extends Topology>(topology: T, isKept: (ring: number[]) => boolean): T
  /** Area of a ring in the plane, in the coordinates' unit squared. */
  export function planarRingArea(ring: Ring): number
}
