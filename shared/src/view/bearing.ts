import type { PowerId } from '#shared/ids'
import { FULL_CIRCLE } from '#shared/math'
import type { Observation, SeenTrack } from '#shared/view/observation'

/** A track as a radar shows it: how many of whom, and from where. */
export interface RadarTrack extends Pick<SeenTrack, 'origin' | 'count'> {
  /** Degrees of longitude and latitude from the viewer's capital to the origin's, the short way around the world. */
  readonly from: readonly [east: number, north: number]
}

/** The tracks on a power's screens, with where each comes from. */
export function radarTracks({ self, powers, window }: Observation): readonly RadarTrack[] {
  const capitalOf = (id: PowerId | undefined) => powers.find((power) => power.id === id)?.capital ?? [0, 0]
  const [ownEast, ownNorth] = capitalOf(self?.id)
  return window.tracks.map(({ origin, count }) => {
    const [east, north] = capitalOf(origin)
    const turn = east - ownEast
    return { origin, count, from: [turn - FULL_CIRCLE * Math.round(turn / FULL_CIRCLE), north - ownNorth] }
  })
}
