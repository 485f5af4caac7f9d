type Place = readonly [longitude: number, latitude: number]

/** 1 at the door, about ½ sixty degrees away: flat degrees with the shorter way round, good enough for a pull or a cloud. */
export function nearness(a: Place, b: Place): number {
  const apart = Math.abs(a[0] - b[0])
  const east = Math.min(apart, 360 - apart)
  const north = a[1] - b[1]
  return 1 / (1 + (east * east + north * north) / 3600)
}
