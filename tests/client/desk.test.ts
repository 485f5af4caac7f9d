import { describe, expect, test } from 'vitest'
import { budgetParts } from '#client/desk/budgetParts.ts'
import { ringPlaces } from '#client/desk/ringPlaces.ts'
import { RULESET } from '#shared/ruleset/ruleset'

describe('the budget bar', () => {
  test('has nothing left over: its parts are the treasury', () => {
    const orders = [
      { type: 'build', force: 'submarines', lots: 2 },
      { type: 'build', force: 'silos', lots: 1 },
      { type: 'research', line: 'quieting' },
    ] as const
    const parts = budgetParts(RULESET, 20, orders)
    expect(parts.map(({ use }) => use)).toEqual(['people', 'build', 'research'])
    expect(parts.reduce((sum, { cost }) => sum + cost, 0)).toBeCloseTo(20)
  })

  test('never shows less than nothing for the people', () => {
    expect(budgetParts(RULESET, 1, [{ type: 'build', force: 'submarines', lots: 4 }])[0]).toEqual({
      use: 'people',
      cost: 0,
    })
  })
})

describe('the ring of verbs', () => {
  const surface = { width: 1366, height: 768 }
  const apart = ([ax, ay]: readonly [number, number], [bx, by]: readonly [number, number]) =>
    Math.hypot(ax - bx, ay - by)

  test('stands around its land with keys that do not touch', () => {
    const { middle, keys } = ringPlaces([700, 400], 6, surface)
    expect(middle).toEqual([700, 400])
    for (const [n, key] of keys.entries()) {
      for (const other of keys.slice(n + 1)) expect(apart(key, other)).toBeGreaterThan(76)
    }
  })

  test.each([
    [0, 0],
    [1366, 768],
    [-500, 2000],
  ])('stays on the surface for a land at %d, %d', (x, y) => {
    const { middle, keys } = ringPlaces([x, y], 6, surface)
    for (const [dx, dy] of keys) {
      expect(middle[0] + dx).toBeGreaterThan(38)
      expect(middle[0] + dx).toBeLessThan(surface.width - 38)
      expect(middle[1] + dy).toBeGreaterThan(62 + 38)
      expect(middle[1] + dy).toBeLessThan(surface.height - 68 - 38)
    }
  })
})
