import type { Observation } from '#shared/view/observation'
import { type Point, project } from '../land/projection.ts'

/** A part of the flat world, in world units. */
export interface WorldBox {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** How far a lesser state may lie from the powers and still be of their theatre, as a share of the longer side. */
const NEAR = 1 / 3

/**
 * The part of the world a scenario is about: around the capitals of its powers, and of the lesser states that lie near them. Where the
 * powers are spread over the world it is nearly all of that.
 */
export function theatreOf({ powers, states }: Pick<Observation, 'powers' | 'states'>): WorldBox {
  const core = around(powers.map(({ capital }) => project(capital)))
  const reach = NEAR * Math.max(core.right - core.left, core.bottom - core.top)
  const near = states.map(({ capital }) => project(capital)).filter((at) => isWithin(core, at, reach))
  return around([[core.left, core.top], [core.right, core.bottom], ...near])
}

/** True for a place inside the box, or at most so many world units outside. */
export const isWithin = ({ left, top, right, bottom }: WorldBox, [x, y]: Point, reach: number): boolean =>
  x >= left - reach && x <= right + reach && y >= top - reach && y <= bottom + reach

const around = (points: readonly Point[]): WorldBox => ({
  left: Math.min(...points.map(([x]) => x)),
  top: Math.min(...points.map(([, y]) => y)),
  right: Math.max(...points.map(([x]) => x)),
  bottom: Math.max(...points.map(([, y]) => y)),
})
