import { describe, expect, test } from 'vitest'
import { emberCount, paintPlanOf } from '#client/map/facts/plan.ts'
import { brightness, leaningShade, mixColours, withOpacity } from '#client/map/paint/tones.ts'
import { loadScenarios } from '#server/lib/loadScenarios'
import { dealRng } from '#shared/match/matchRecord'
import { createRng } from '#shared/rng'
import { RULESET } from '#shared/ruleset/ruleset'
import { createGame } from '#shared/state/createGame'
import { observe } from '#shared/view/observe'

describe('tones', () => {
  test('mix from one colour to the other', () => {
    expect(mixColours('#000000', '#ffffff', 0)).toBe('#000000')
    expect(mixColours('#000000', '#ffffff', 1)).toBe('#ffffff')
    expect(mixColours('#102030', '#304050', 0.5)).toBe('#203040')
  })

  test('fade to see-through', () => {
    expect(withOpacity('#ff8000', 0.5)).toBe('rgba(255,128,0,0.5)')
  })

  test('know bright from dark', () => {
    expect(brightness('#ffffff')).toBeCloseTo(1)
    expect(brightness('#000000')).toBe(0)
  })
})

/** The opening of a scenario, as its first power sees it, as the map is to paint it. */
function openingPlan(id: string) {
  const scenario = loadScenarios().get(id)!
  const state = createGame(RULESET, scenario, { seats: scenario.powers.length, years: 3 }, dealRng(createRng('plan')))
  const view = observe(RULESET, state, { kind: 'power', power: state.powers[0]!.id })
  return { view, plan: paintPlanOf(view) }
}

describe('blocs', () => {
  test.each(['july-1914', 'thirteen-days', 'autumn-1983', 'two-blocs'])(
    'of %s each have a line of their own round their powers, and none round lesser states',
    (id) => {
      const { view, plan } = openingPlan(id)
      const lines = view.powers.map((power) => {
        const { outline } = plan.find((land) => land.id === power.id)!
        return `${power.bloc}: ${outline?.bloc} ${outline?.dashes.join(' ')}`
      })
      const blocs = new Set(view.powers.map(({ bloc }) => bloc))
      expect(new Set(lines).size).toBe(blocs.size)
      expect(new Set(lines.map((line) => line.split(': ')[1]!.replace(/^\S+/, ''))).size).toBe(blocs.size)
      for (const { kind, outline } of plan) if (kind === 'state') expect(outline).toBeUndefined()
    },
  )

  test('are not outlined where every power is one of its own', () => {
    expect(openingPlan('many-poles').plan.filter(({ outline }) => outline !== undefined)).toEqual([])
  })
})

describe('what the geography shows', () => {
  test('a state leans to the power that pulls most, in tenths', () => {
    expect(leaningShade([0.1, 0.42, 0.3])).toEqual({ seat: 1, strength: 0.4 })
    expect(leaningShade([0.44, 0.1])).toEqual(leaningShade([0.41, 0.1]))
    expect(leaningShade([0, 0])).toBeUndefined()
    expect(leaningShade([])).toBeUndefined()
  })

  test('any loss leaves an ember, and more loss more', () => {
    expect(emberCount(0)).toBe(0)
    expect(emberCount(0.01)).toBe(1)
    expect(emberCount(1)).toBeGreaterThan(emberCount(0.5))
  })
})
