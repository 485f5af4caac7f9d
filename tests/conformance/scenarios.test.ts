import { describe, expect, test } from 'vitest'
import { loadScenarios } from '#server/lib/loadScenarios'
import { BOTS, defaultBot } from '#shared/bots/index'
import { playMatch } from '#shared/match/playMatch'
import { RULESET } from '#shared/ruleset/ruleset'
import { hashState } from '#shared/state/hashState'
import { brokenInvariants } from '#tests/support/invariants'

const seatings = [...loadScenarios().values()].flatMap((scenario) =>
  Object.keys(scenario.seatings).map((seats) => [scenario.id, Number(seats), scenario] as const),
)

describe('every scenario', () => {
  test.each(seatings)('%s plays with %i powers: invariants hold, and twice the same', (_id, seats, scenario) => {
    const bots = Array.from({ length: seats }, (_, seat) => BOTS[defaultBot(seat + seats)])
    const play = () =>
      playMatch({ ruleset: RULESET, scenario, years: scenario.years, bots, seed: `conformance ${seats}` }, (state) => {
        expect(brokenInvariants(state)).toEqual([])
        return state
      })
    expect(hashState(play())).toBe(hashState(play()))
  })

  test.each([...loadScenarios().values()].map((scenario) => [scenario.id, scenario] as const))(
    '%s: blocs are balanced and every power can afford a submarine',
    (_id, { powers, historical }) => {
      if (historical) return
      const output = new Map<string, number>()
      for (const { bloc, gdp } of powers) output.set(bloc, (output.get(bloc) ?? 0) + gdp)
      if (output.size === 2) {
        const [one = 1, other = 1] = output.values()
        expect(one / other).toBeGreaterThan(0.97)
        expect(one / other).toBeLessThan(1.03)
      }
      for (const { gdp } of powers)
        expect(gdp * RULESET.economy.budgetShare).toBeGreaterThan(RULESET.forces.submarines.price)
    },
  )
})
