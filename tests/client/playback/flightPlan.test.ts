import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { powerId } from '#shared/ids'
import type { Point } from '../../../client/src/map/land/projection.ts'
import {
  fateOf,
  type Ground,
  lineCount,
  MOST_LINES,
  type PlayedSalvo,
  writeScript,
} from '../../../client/src/playback/flightPlan.ts'

const row = (y: number, count: number): readonly Point[] => Array.from({ length: count }, (_, k) => [k, y])
const ground: Ground = { launchSites: (_, count) => row(0, count), targets: (_, count) => row(9, count) }
const salvo = (launched: number, intercepted: number, arrived: number): PlayedSalvo => ({
  attacker: powerId('aurora'),
  target: powerId('meridian'),
  launched,
  intercepted,
  arrived,
})
const anySalvo = fc.tuple(fc.nat(600), fc.nat(600), fc.nat(600)).map(([a, b, c]) => salvo(a + b + c, a, b))

describe('a script', () => {
  test('ends within five seconds, whatever is fired', () => {
    fc.assert(
      fc.property(fc.array(anySalvo, { maxLength: 12 }), (salvos) => {
        const { flights, length } = writeScript(salvos, ground)
        expect(length).toBeLessThanOrEqual(5000)
        for (const { start, lands, reach } of flights) {
          expect(lands).toBeGreaterThan(start)
          expect(reach).toBeGreaterThan(0)
          expect(reach).toBeLessThanOrEqual(1)
        }
      }),
    )
  })

  test('nothing fired, nothing shown', () => {
    expect(writeScript([], ground)).toEqual({ flights: [], length: 0 })
    expect(writeScript([salvo(0, 0, 0)], ground).flights).toEqual([])
  })

  test('a salvo of few shows every warhead and its fate', () => {
    const { flights } = writeScript([salvo(10, 3, 5)], ground)
    const fates = flights.map(({ fate }) => fate)
    expect(fates.filter((fate) => fate === 'arrives')).toHaveLength(5)
    expect(fates.filter((fate) => fate === 'intercepted')).toHaveLength(3)
    expect(fates.filter((fate) => fate === 'fails')).toHaveLength(2)
  })

  test('a salvo of many shows shares', () => {
    const many = salvo(400, 100, 200)
    const n = lineCount(many.launched)
    expect(n).toBe(MOST_LINES)
    const arriving = Array.from({ length: n }, (_, k) => fateOf(k, n, many)).filter((fate) => fate === 'arrives')
    expect(arriving.length / n).toBeGreaterThan(0.4)
    expect(arriving.length / n).toBeLessThan(0.6)
  })

  test('two salvos at one target hit different places', () => {
    const { flights } = writeScript([salvo(5, 0, 5), salvo(5, 0, 5)], ground)
    expect(new Set(flights.map(({ to }) => to[0])).size).toBe(10)
  })
})
