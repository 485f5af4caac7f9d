import { beforeAll, describe, expect, test } from 'vitest'
import { EVERY_CALL_SETTINGS } from '#tests/support/everyCall'
import { type CleanWalk, travelCalls, walkClean } from '#tests/support/roads'
import { serverForTests } from '#tests/support/testServer'

/** What `npm run tool -- roads` does with every chapter and every fault, for those that make the most. */
const SAMPLE = ['a newcomer at a table that plays', 'what else a teacher may do']

describe('every act of a caller on a bad network is done once, and answered', () => {
  const here = serverForTests(EVERY_CALL_SETTINGS)
  let clean: CleanWalk

  beforeAll(async () => {
    clean = await walkClean(here, SAMPLE)
  })

  test.each(['loseAnswer', 'twice'] as const)('under %s nothing is lost or doubled', async (fault) => {
    const outcomes = await travelCalls(here, fault, clean, SAMPLE)
    expect(outcomes.length).toBeGreaterThan(30)
    expect(outcomes.filter(({ trouble }) => trouble !== undefined)).toEqual([])
  })
})
