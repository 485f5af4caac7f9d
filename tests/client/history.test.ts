import { expect, test } from 'vitest'
import { POSTERS } from '#client/front/posters.ts'
import { loadScenarios } from '#server/lib/loadScenarios'
import { readWords } from '#tests/support/words'

const words = readWords()

test.each(POSTERS.map((poster) => [poster.year, poster] as const))(
  'the poster of %s opens its scenario as it is meant to be played',
  (_, { match }) => {
    const scenario = loadScenarios().get(match.scenario)!
    expect(match.years).toBe(scenario.years)
    expect(match.powers).toBe(Math.max(...Object.keys(scenario.seatings).map(Number)))
  },
)

test.each([...loadScenarios().values()].map(({ id, historical, years }) => [id, historical, years] as const))(
  '%s has a date for every year if it is history, and none otherwise',
  (id, historical, years) => {
    const dated = [...words.keys()].filter((key) => key.startsWith(`dateline.${id}.`))
    expect(dated.length).toBe(historical ? years : 0)
  },
)
