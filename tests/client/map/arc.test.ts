import { describe, expect, test } from 'vitest'
import type { Point } from '#client/map/land/projection.ts'
import { arcBetween, arcSection, cutDashes, pointOnArc } from '#client/map/layers/arc.ts'

const lengthOf = (line: readonly Point[]): number =>
  line.slice(1).reduce((sum, [x, y], k) => sum + Math.hypot(x - (line[k]?.[0] ?? 0), y - (line[k]?.[1] ?? 0)), 0)

describe('an arc', () => {
  test('begins and ends at its places', () => {
    const arc = arcBetween([10, 20], [300, 80], 0.2)
    expect(pointOnArc(arc, 0)).toEqual([10, 20])
    expect(pointOnArc(arc, 1)).toEqual([300, 80])
  })

  test('bends to the north whichever way it goes', () => {
    for (const [from, to] of [
      [
        [0, 100],
        [200, 100],
      ],
      [
        [200, 100],
        [0, 100],
      ],
      [
        [0, 50],
        [300, 120],
      ],
      [
        [300, 120],
        [0, 50],
      ],
    ] as const) {
      const [, y] = pointOnArc(arcBetween(from, to, 0.2), 0.5)
      expect(y).toBeLessThan((from[1] + to[1]) / 2)
    }
  })

  test('is the same line in both directions', () => {
    const there = pointOnArc(arcBetween([0, 50], [300, 120], 0.2), 0.3)
    const back = pointOnArc(arcBetween([300, 120], [0, 50], 0.2), 0.7)
    expect(there[0]).toBeCloseTo(back[0])
    expect(there[1]).toBeCloseTo(back[1])
  })

  test('is drawn piece by piece', () => {
    const arc = arcBetween([0, 0], [100, 0], 0.3)
    const line = arcSection(arc, 0.2, 0.6, 8)
    expect(line).toHaveLength(9)
    expect(line[0]).toEqual(pointOnArc(arc, 0.2))
    expect(line[8]).toEqual(pointOnArc(arc, 0.6))
  })
})

describe('dashes', () => {
  test('cover their share of a straight line', () => {
    const pieces = cutDashes(
      [
        [0, 0],
        [100, 0],
      ],
      6,
      4,
    )
    expect(pieces).toHaveLength(10)
    expect(pieces[0]).toEqual([
      [0, 0],
      [6, 0],
    ])
    expect(pieces[1]).toEqual([
      [10, 0],
      [16, 0],
    ])
  })

  test('run round corners without gaining or losing length', () => {
    const line: readonly Point[] = [
      [0, 0],
      [7, 0],
      [7, 7],
      [20, 7],
    ]
    const drawn = cutDashes(line, 5, 5).reduce((sum, piece) => sum + lengthOf(piece), 0)
    expect(drawn).toBeCloseTo(15)
    expect(cutDashes(line, 1000, 5)).toEqual([line])
  })

  test('of nothing are nothing', () => {
    expect(cutDashes([], 5, 5)).toEqual([])
  })
})
