import { beforeAll, expect, test } from 'vitest'
import { fetchTexts, scenarioNote, startText } from '#client/text/text.ts'
import { loadScenarios } from '#server/lib/loadScenarios'

beforeAll(async () => {
  await startText()
  await fetchTexts('room')
})

test.each([...loadScenarios().values()].map(({ id, historical }) => [id, historical] as const))(
  '%s: a content note stands before what is real, and nothing before what is invented',
  (id, historical) => {
    expect(scenarioNote(id) !== '').toBe(historical)
    expect(scenarioNote(id)).not.toContain('scenario.')
  },
)
