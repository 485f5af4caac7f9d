import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadScenarios } from '#server/lib/loadScenarios'
import { openChair, type TakenChair } from '#shared/daily/chair'
import { chairsFile, DILEMMAS, dayOf, placeOfDay } from '#shared/daily/chairs'
import { isGood, judge, matters, misleads } from '#shared/daily/judge'
import { rivalTruth } from '#shared/daily/truth'
import { moveVerdicts, roundsOf } from '#shared/daily/verdict'
import { RULESET } from '#shared/ruleset/ruleset'

const FILE = join(import.meta.dirname, '../../assets/daily/chairs.json')
const { rulesVersion, chairs } = chairsFile.parse(JSON.parse(readFileSync(FILE, 'utf8')))
const scenarios = await loadScenarios()
const take = (place: number): TakenChair => openChair(RULESET, scenarios.get(chairs[place]!.scenario)!, chairs[place]!)

describe('the chairs of the daily crisis', () => {
  test('are of these rules: after a change of the rules `npm run tool -- find-chairs` finds others', () => {
    expect(rulesVersion).toBe(RULESET.version)
  })

  test('are no two alike, and at least a third mislead', () => {
    const names = chairs.map(({ scenario, seats, seed }) => `${scenario} ${seats} ${seed}`)
    expect(new Set(names).size).toBe(chairs.length)
    const share = (list: readonly { readonly misleads: boolean }[]) =>
      list.filter((chair) => chair.misleads).length / list.length
    expect(share(chairs)).toBeGreaterThanOrEqual(1 / 3)
    expect(share(chairs.slice(0, DILEMMAS))).toBeGreaterThanOrEqual(0.25)
  })

  test('can all be taken: two moves at least, in a confrontation of the chair', () => {
    for (const place of chairs.keys()) {
      const { view, moves, given } = take(place)
      expect(moves.length).toBeGreaterThanOrEqual(2)
      expect(view.window.kind).toBe('confrontation')
      expect(Object.keys(given).length).toBeGreaterThan(0)
    }
  })

  test('are not of a window without a crisis', () => {
    const { seed, ...chair } = chairs[0]!
    const scenario = scenarios.get(chair.scenario)!
    expect(() => openChair(RULESET, scenario, { ...chair, seed, window: 0 })).toThrow(RangeError)
    expect(() => openChair(RULESET, scenario, { ...chair, seed, window: 10_000 })).toThrow(RangeError)
  })

  test.each([0, 1, 2, 31])('matter, and mislead or not, as the file says: %i', (place) => {
    const judgement = judge(take(place))
    expect(matters(judgement.truth)).toBe(true)
    expect(misleads(judgement)).toBe(chairs[place]!.misleads)
  })
})

describe('days', () => {
  test('begin at midnight in universal time, and no two of a cycle have the same chair', () => {
    expect(dayOf(Date.UTC(2026, 10, 28))).toBe(dayOf(Date.UTC(2026, 10, 28, 23, 59)))
    expect(dayOf(Date.UTC(2026, 10, 29))).toBe(dayOf(Date.UTC(2026, 10, 28)) + 1)
    const places = Array.from({ length: chairs.length - DILEMMAS }, (_, n) => placeOfDay(20_000 + n, chairs.length))
    expect(new Set(places).size).toBe(chairs.length - DILEMMAS)
    expect(Math.min(...places)).toBe(DILEMMAS)
    expect(Math.max(...places)).toBe(chairs.length - 1)
  })

  test('give thirty dates in a row thirty chairs, none of them a dilemma, from whatever day and however many chairs there are', () => {
    for (const many of [2 * DILEMMAS, chairs.length, 400, 1000]) {
      for (let first = 20_000; first < 20_000 + many; first++) {
        const thirty = Array.from({ length: 30 }, (_, n) => placeOfDay(first + n, many))
        expect(new Set(thirty).size).toBe(30)
        expect(Math.min(...thirty)).toBeGreaterThanOrEqual(DILEMMAS)
        expect(Math.max(...thirty)).toBeLessThan(many)
      }
    }
  })
})

describe('what a move is worth', () => {
  const taken = take(0)

  test('by the view hangs on nothing that the chair does not see', () => {
    const states = taken.state.powers.map((power) => ({
      ...power,
      interest: power.interest === 'revisionist' ? ('securitySeeker' as const) : ('revisionist' as const),
    }))
    const other = { ...taken, state: { ...taken.state, powers: states }, given: {} }
    expect([...roundsOf(other, 'view', 3)]).toEqual([...roundsOf(taken, 'view', 3)])
    expect([...roundsOf(other, 'truth', 3)]).not.toEqual([...roundsOf(taken, 'truth', 3)])
  })

  test('is the same every time, and every move of a round has the same luck', () => {
    expect([...roundsOf(taken, 'truth', 4)]).toEqual([...roundsOf(taken, 'truth', 4)])
    const twice = { ...taken, moves: [taken.moves[0]!, taken.moves[0]!] }
    for (const [one, other] of roundsOf(twice, 'truth', 4)) expect(one).toEqual(other)
  })

  test('is told best first, with how far behind the best each lies and how sure that is', () => {
    const play = (points: number) => ({ points, isWar: points === 0 })
    const verdict = moveVerdicts(
      ['stand', 'raise', 'stepBack'],
      [
        [play(10), play(0), play(30)],
        [play(14), play(40), play(34)],
      ],
    )
    expect(verdict.map(({ move, points, behind, war }) => [move, points, behind, war])).toEqual([
      ['stepBack', 32, 0, 0],
      ['raise', 20, 12, 0.5],
      ['stand', 12, 20, 0],
    ])
    expect(verdict.map(({ error }) => error)).toEqual([0, 18, 0])
    expect(matters(verdict)).toBe(false)
    expect(verdict.map(isGood)).toEqual([true, true, false])
  })

  test('tells of the rival what was true', () => {
    const { rival, interest, warheads, move } = rivalTruth(taken)
    const power = taken.state.powers.find(({ id }) => id === rival)!
    expect(interest).toBe(power.interest)
    expect(warheads).toBeGreaterThanOrEqual(0)
    const order = taken.given[rival]?.find(({ type }) => type === 'confront')
    expect(move).toBe(order?.type === 'confront' ? order.move : undefined)
  })
})
