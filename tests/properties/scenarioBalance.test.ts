import { describe, expect, test } from 'vitest'
import { loadScenarios } from '#server/lib/loadScenarios'
import { judgeBars, SCENARIO_GOALS } from '#shared/trials/bars'
import { measureScenario } from '#shared/trials/figures'

/**
 * Standard errors by which a share may miss its bar: 5 % of samples of a scenario that lies on the end of a bar lie farther out.
 * The seeds are fixed, so that a change of rules or scenarios fails the test, not luck.
 */
const ERRORS = 1.645

/** Matches of open worlds are long, and rare things in the historical scenarios want many. */
const MATCHES = { open: 120, historical: 300 } as const

const scenarios = loadScenarios()

/** Both seatings of the historical scenarios, and the usual one of the open worlds. */
const CASES = Object.entries(SCENARIO_GOALS).flatMap(([id, { seatings }]) => {
  const tried = scenarios.get(id)?.historical ? seatings : seatings.slice(0, 1)
  return tried.map((seats) => [id, seats] as const)
})

describe('scenarios do what they are for', () => {
  test.each(CASES)('%s with %i powers', { timeout: 600_000 }, (id, seats) => {
    const scenario = scenarios.get(id)!
    const matches = MATCHES[scenario.historical ? 'historical' : 'open']
    const figures = measureScenario(scenario, { seats, years: scenario.years }, matches, 'balance')
    const bars = judgeBars(figures, scenario.years, ERRORS)
    expect(bars.length).toBeGreaterThan(0)
    expect(bars.filter(({ met }) => !met)).toEqual([])
  })
})
