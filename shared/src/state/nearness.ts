import { FULL_CIRCLE } from '#shared/math'
import type { Ruleset } from '#shared/ruleset/ruleset'

type Place = readonly [longitude: number, latitude: number]

/** Nearness of two places, 1 at the same spot, ½ at `halfNear` degrees: flat degrees, the shorter way round. */
export function nearness({ map }: Ruleset, a: Place, b: Place): number {
  const apart = Math.abs(a[0] - b[0])
  const east = Math.min(apart, FULL_CIRCLE - apart)
  const north = a[1] - b[1]
  return 1 / (1 + (east * east + north * north) / (map.halfNear * map.halfNear))
}
