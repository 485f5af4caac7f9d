import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  fateOf,
  lineCount,
  looksAt,
  MOST_LINES_PER_SALVO,
  type PlayedSalvo,
  planFlights,
  type StrikePlaces,
} from '#client/playback/flightPlan.ts'
import { type CountedSalvo, type TollRow, tollAt, townsAt } from '#client/playback/warToll.ts'
import { powerId } from '#shared/ids'

const row = (y: number, count: number): readonly (readonly [number, number])[] =>
  Array.from({ length: count }, (_, k) => [k, y])
const places: StrikePlaces = {
  launchSites: (_, count) => row(0, count),
  targets: (_, count) => row(9, count),
  towns: () => row(9, 8),
}
const salvo = (launched: number, intercepted: number, arrived: number): PlayedSalvo => ({
  attacker: powerId('aurora'),
  target: powerId('meridian'),
  launched,
  intercepted,
  arrived,
})
const anySalvo = fc.tuple(fc.nat(600), fc.nat(600), fc.nat(600)).map(([a, b, c]) => salvo(a + b + c, a, b))

describe('the flights of salvos', () => {
  test('end within twenty seconds, for any number of salvos', () => {
    fc.assert(
      fc.property(fc.array(anySalvo, { maxLength: 12 }), (salvos) => {
        const { flights, length } = planFlights(salvos, places)
        expect(length).toBeLessThanOrEqual(20_500)
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

  test('a screen that does not show all the world looks at every power that is hit, once, before its last impact, and long enough', () => {
    const targets = ['alder', 'birch', 'cedar', 'dogwood', 'elm', 'fir'].map(powerId)
    const salvos = targets.map((target) => ({ ...salvo(40, 0, 40), target }))
    const { flights } = planFlights(salvos, places)
    const looks = looksAt(flights, salvos)
    expect(looks.map(({ target }) => target).toSorted()).toEqual(targets)
    for (const [n, { at, target }] of looks.entries()) {
      const impacts = flights.filter(({ salvo: of }) => salvos[of]!.target === target).map(({ lands }) => lands)
      expect(at).toBeLessThan(Math.max(...impacts))
      if (n > 0) expect(at - looks[n - 1]!.at).toBeGreaterThanOrEqual(2000)
    }
    expect(looksAt(planFlights([salvo(5, 5, 0)], places).flights, [salvo(5, 5, 0)])).toEqual([])
  })

  test('land in at most three flashes a second, forty impacts of many salvos among them', () => {
    const salvos = Array.from({ length: 6 }, () => salvo(40, 0, 40))
    const { flights } = planFlights(salvos, places)
    const flashes = [...new Set(flights.map(({ lands }) => lands))].sort((a, b) => a - b)
    expect(flights.filter(({ fate }) => fate === 'arrives').length).toBeGreaterThan(40)
    for (const from of flashes)
      expect(flashes.filter((at) => at >= from && at < from + 1000).length).toBeLessThanOrEqual(3)
  })
})

describe('the toll of an exchange', () => {
  const counted = (each: PlayedSalvo, dead: number): CountedSalvo => ({ ...each, dead })
  const all = (rows: readonly TollRow[]) => rows.reduce((sum, { dead }) => sum + dead, 0)

  test('is nothing before the first impact, never more than has landed, and all of it in the end', () => {
    fc.assert(
      fc.property(fc.array(anySalvo, { maxLength: 8 }), fc.nat(20_000), (plain, time) => {
        const salvos = plain.map((each, n) => counted(each, each.arrived > 0 ? n + 1 : 0))
        const { flights } = planFlights(salvos, places)
        const first = Math.min(...flights.map(({ lands }) => lands))
        expect(all(tollAt(flights, salvos, Math.min(time, first - 1)))).toBe(0)
        const landed = new Set(flights.filter(({ lands }) => lands <= time).map((flight) => flight.salvo))
        const most = salvos.reduce((sum, { dead }, n) => sum + (landed.has(n) ? dead : 0), 0)
        expect(all(tollAt(flights, salvos, time))).toBeLessThanOrEqual(most + 1e-9)
        const total = salvos.reduce((sum, { dead }) => sum + dead, 0)
        expect(all(tollAt(flights, salvos, Infinity))).toBeCloseTo(total)
      }),
    )
  })

  test('is told town by town as each is hit, the last hit at the end, and sums up to what has come down', () => {
    fc.assert(
      fc.property(fc.array(anySalvo, { minLength: 1, maxLength: 6 }), fc.nat(20_000), (plain, time) => {
        const salvos = plain.map((each, n) => counted(each, each.arrived > 0 ? n + 1 : 0))
        const { flights } = planFlights(salvos, places)
        const towns = townsAt(flights, salvos, time)
        const hits = flights.filter(({ fate, lands }) => fate === 'arrives' && lands <= time)
        expect(new Set(towns.map(({ town }) => town))).toEqual(new Set(hits.map(({ town }) => town)))
        expect(towns.map(({ since }) => since)).toEqual(towns.map(({ since }) => since).toSorted((a, b) => b - a))
        const shown = salvos.filter((_, n) => flights.some(({ salvo, fate }) => salvo === n && fate === 'arrives'))
        if (shown.length === salvos.filter(({ arrived }) => arrived > 0).length)
          expect(towns.reduce((sum, { dead }) => sum + dead, 0)).toBeCloseTo(all(tollAt(flights, salvos, time)), 6)
      }),
    )
  })
})
