import { expect, test } from 'vitest'
import { ROAD_FAULTS, travelRoads } from '#tests/support/roads'
import { serverForTests } from '#tests/support/testServer'

const here = serverForTests()

test('every act of a caller on every bad network is done once, and never stuck', async () => {
  const outcomes = await travelRoads(here.port, here.base)
  expect(outcomes).toHaveLength(4 * Object.keys(ROAD_FAULTS).length)
  expect(outcomes.filter(({ made, isStuck }) => made !== 1 || isStuck)).toEqual([])
})
