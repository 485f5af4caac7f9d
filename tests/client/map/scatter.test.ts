import { describe, expect, test } from 'vitest'
import { isInside, labelPoint } from '#client/map/land/labelPoint.ts'
import { scatter, vanDerCorput } from '#client/map/land/scatter.ts'
import { boundsOf, largestRing, type Run, ringArea } from '#client/map/land/trace.ts'

const square: Run = { points: [0, 0, 100, 0, 100, 100, 0, 100], closed: true }
const islet: Run = { points: [200, 200, 204, 200, 204, 204, 200, 204], closed: true }
/** A horseshoe: its centre of gravity lies outside. */
const shoe: Run = { points: [0, 0, 90, 0, 90, 90, 60, 90, 60, 30, 30, 30, 30, 90, 0, 90], closed: true }

describe('scattered places', () => {
  const bounds = boundsOf([square])

  test('are always the same, and longer lists begin with the shorter', () => {
    const long = scatter('danube', 30, bounds, () => true)
    expect(long).toHaveLength(30)
    expect(scatter('danube', 12, bounds, () => true)).toEqual(long.slice(0, 12))
    expect(scatter('sahara', 30, bounds, () => true)).not.toEqual(long)
  })

  test('lie where they may, and end when there is nowhere', () => {
    const left = scatter('danube', 20, bounds, ([x]) => x < 30)
    expect(left).toHaveLength(20)
    expect(left.every(([x]) => x < 30)).toBe(true)
    expect(scatter('danube', 5, bounds, () => false)).toEqual([])
  })

  test('spread evenly', () => {
    const places = scatter('danube', 40, bounds, () => true)
    for (const [fromX, fromY] of [
      [0, 0],
      [50, 0],
      [0, 50],
      [50, 50],
    ] as const) {
      const here = places.filter(([x, y]) => x >= fromX && x < fromX + 50 && y >= fromY && y < fromY + 50)
      expect(here.length).toBeGreaterThanOrEqual(7)
      expect(here.length).toBeLessThanOrEqual(13)
    }
  })

  test('the sequence is the known one', () => {
    expect([1, 2, 3, 4].map((k) => vanDerCorput(k, 2))).toEqual([0.5, 0.25, 0.75, 0.125])
  })
})

describe('label points', () => {
  test('lie inside the mainland, not on an islet and not in a bay', () => {
    for (const runs of [[square, islet], [shoe]]) {
      const at = labelPoint(runs)
      expect(at && isInside(runs[0]!.points, at)).toBe(true)
    }
  })

  test('of no land are none', () => {
    expect(labelPoint([])).toBeUndefined()
  })

  test('areas and mainlands', () => {
    expect(Math.abs(ringArea(square.points))).toBe(20000)
    expect(largestRing([islet, square])).toBe(square)
  })
})
