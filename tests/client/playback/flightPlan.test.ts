import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  fateOf,
  lineCount,
  MOST_LINES_PER_SALVO,
  type PlayedSalvo,
  planFlights,
  type StrikePlaces,
} from '#client/playback/flightPlan.ts'
import { powerId } from '#shared/ids'

const row = (y: number, count: number): readonly (readonly [number, number])[] =>
  Array.from({ length: count }, (_, k) => [k, y])
const places: StrikePlaces = { launchSites: (_, count) => row(0, count), targets: (_, count) => row(9, count) }
const salvo = (launched: number, intercepted: number, arrived: number): PlayedSalvo => ({
  attacker: powerId('aurora'),
  target: powerId('meridian'),
  launched,
  intercepted,
  arrived,
})
const anySalvo = fc.tuple(fc.nat(600), fc.nat(600), fc.nat(600)).map(([a, b, c]) => salvo(a + b + c, a, b))

describe('the flights of salvos', () => {
  test('end within five seconds, for any number of salvos', () => {
    fc.assert(
      fc.property(fc.array(anySalvo, { maxLength: 12 }), (salvos) => {
        const { flights, length } = planFlights(salvos, places)
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
    expect(planFlights([], places)).toEqual({ flights: [], length: 0 })
    expect(planFlights([salvo(0, 0, 0)], places).flights).toEqual([])
  })

  test('a salvo of few shows every warhead and its fate', () => {
    const { flights } = planFlights([salvo(10, 3, 5)], places)
    const fates = flights.map(({ fate }) => fate)
    expect(fates.filter((fate) => fate === 'arrives')).toHaveLength(5)
    expect(fates.filter((fate) => fate === 'intercepted')).toHaveLength(3)
    expect(fates.filter((fate) => fate === 'fails')).toHaveLength(2)
  })

  test('a salvo of many shows shares', () => {
    const many = salvo(400, 100, 200)
    const n = lineCount(many.launched)
    expect(n).toBe(MOST_LINES_PER_SALVO)
    const arriving = Array.from({ length: n }, (_, k) => fateOf(k, n, many)).filter((fate) => fate === 'arrives')
    expect(arriving.length / n).toBeGreaterThan(0.4)
    expect(arriving.length / n).toBeLessThan(0.6)
  })

  test('two salvos at one target hit different places', () => {
    const { flights } = planFlights([salvo(5, 0, 5), salvo(5, 0, 5)], places)
    expect(new Set(flights.map(({ to }) => to[0])).size).toBe(10)
  })
})
