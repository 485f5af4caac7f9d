import { describe, expect, test } from 'vitest'
import { reactionOf } from '#shared/analysis/armsRace'
import { brierScore, coverage } from '#shared/analysis/calibration'
import { cityDamage } from '#shared/analysis/damage'
import { dilemmaOf } from '#shared/analysis/dilemma'
import { hardTargetKill, leakage } from '#shared/analysis/exchange'
import { type PlaneRules, regionOf } from '#shared/analysis/weaponsPlane'
import { coolingFrom, sootFrom } from '#shared/analysis/winter'
import { fitLine } from '#shared/math'
import type { Interest } from '#shared/ruleset/forces'
import { RULESET } from '#shared/ruleset/ruleset'
import type { GameState } from '#shared/state/gameState'
import { newGame, withForces } from '#tests/support/positions'

/** Fewest warheads with which two equals deter each other; undefined when not even this many do. */
const firstDeterring = (rules: PlaneRules, most: number): number | undefined =>
  Array.from({ length: most }, (_, n) => n + 1).find((n) => regionOf(rules, n, n) === 'mutualDeterrence')

/** Worked examples with published or tabulated answers, each with its tolerance. */
describe('published figures', () => {
  test('damage: Enthoven & Smith’s table of 100 to 1,600 EMT, dead within 1.5 points and industry within 1', () => {
    const table = [
      [100, 15, 59],
      [200, 21, 72],
      [400, 30, 76],
      [800, 39, 77],
      [1200, 44, 77],
      [1600, 47, 77],
    ] as const
    for (const [emt, dead, industry] of table) {
      const damage = cityDamage(RULESET, emt, 250)
      expect(Math.abs(100 * damage.dead - dead)).toBeLessThan(1.5)
      expect(Math.abs(100 * damage.industry - industry)).toBeLessThan(1)
    }
  })

  test('loss of national value by EMT, within 0.02', () => {
    const table = [
      [1, 0.025],
      [10, 0.15],
      [40, 0.38],
      [100, 0.63],
      [200, 0.83],
      [400, 1],
    ] as const
    for (const [emt, loss] of table) expect(Math.abs(cityDamage(RULESET, emt, 250).loss - loss)).toBeLessThan(0.02)
  })

  test('a hundred interceptors against 20 to 400 warheads leak 0.03, 0.25, 0.5, 0.75 and 0.88, within 0.01', () => {
    const table = [
      [20, 0.03],
      [50, 0.25],
      [100, 0.5],
      [200, 0.75],
      [400, 0.88],
    ] as const
    for (const [warheads, share] of table)
      expect(Math.abs(leakage(RULESET, warheads, 100) / warheads - share)).toBeLessThan(0.01)
  })

  test('single-shot kill by accuracy and hardness, as tabulated from Davis & Schilling', () => {
    expect(hardTargetKill(RULESET, 2, 1)).toBeCloseTo(0.51, 6)
    expect(hardTargetKill(RULESET, 3, 3)).toBeCloseTo(0.41, 6)
    expect(hardTargetKill(RULESET, 4, 4)).toBeCloseTo(0.62, 6)
  })

  test('soot of six yields on cities within 2 % of the fit, and cooling at its knots', () => {
    expect(sootFrom(RULESET, 100, 0) / (2.39 * 18.45)).toBeCloseTo(1, 1)
    for (const [soot, degrees] of [
      [5, 1.5],
      [47, 6.2],
    ] as const)
      expect(coolingFrom(RULESET, soot)).toBeCloseTo(degrees, 6)
  })

  test('the tip of the cone of mutual deterrence stands at 1.25, 1.67, 2.5 and 5 times C/v', () => {
    const rules = { damage: 0.01, unacceptable: 0.5, acceptable: 0.05 }
    for (const [destroyed, times] of [
      [0.2, 1.25],
      [0.4, 1.667],
      [0.6, 2.5],
      [0.8, 5],
    ] as const) {
      const tip = firstDeterring({ ...rules, destroyed }, 400)!
      expect(Math.abs(tip / 50 - times)).toBeLessThan(0.03)
      expect(regionOf({ ...rules, destroyed }, tip / 20, tip / 20)).toMatch(/initiation|neither/)
    }
    expect(firstDeterring({ ...rules, destroyed: 1.2 }, 5000)).toBeUndefined()
    expect(regionOf({ ...rules, destroyed: 0.5 }, 300, 60)).toBe('firstDeters')
  })

  test('Richardson’s blocs of 1909 to 1913: slope 0.73 and rest at about 195 million pounds', () => {
    const totals = [199.2, 204.8, 214.9, 238.7, 289.0]
    const changes = totals.slice(1).map((total, year) => total - totals[year]!)
    const means = totals.slice(1).map((total, year) => (total + totals[year]!) / 2)
    const line = fitLine(means, changes)
    expect(line.slope).toBeCloseTo(0.73, 1)
    expect(-line.intercept / line.slope).toBeGreaterThan(190)
    expect(-line.intercept / line.slope).toBeLessThan(200)
  })

  test('a reaction is found again from the series it made', () => {
    const other = [10, 20, 15, 40, 30, 60]
    const own = [100]
    for (const stock of other.slice(0, -1)) own.push(own.at(-1)! + 0.5 * stock - 5)
    const found = reactionOf(own, other)
    expect(found.slope).toBeCloseTo(0.5, 9)
    expect(found.restsAt).toBeCloseTo(10, 6)
    expect(found.slopeError).toBeLessThan(1e-6)
    expect(() => fitLine([1], [1])).toThrow(RangeError)
  })

  test('Brier scores: 0 for clairvoyance, 0.25 for a coin, 1 for certainty in the wrong', () => {
    expect(brierScore([{ believed: 1, true: true }])).toBe(0)
    expect(brierScore([{ believed: 0.5, true: true }])).toBe(0.25)
    expect(brierScore([{ believed: 1, true: false }])).toBe(1)
    expect(
      coverage([
        { low: 1, high: 3, truth: 2 },
        { low: 1, high: 3, truth: 4 },
      ]),
    ).toBe(0.5)
  })

  test('readings of the dilemma: nothing in a world that stands still, and fear is of aims, not of arms', () => {
    const start = newGame()
    const readings = (...years: readonly GameState[]) => dilemmaOf(RULESET, years).readings
    const still = readings(start, start, start)
    expect(still).toMatchObject({ harm: 0, lost: 0 })
    const armed = withForces(start, 1, { silos: 200, interceptors: 80 })
    const race = readings(start, armed)
    expect(race.harm).toBeGreaterThan(0)
    const suspected = (seeker: number, interest: Interest) =>
      readings({
        ...start,
        powers: start.powers.map((power) => ({ ...power, interest })),
        beliefs: start.beliefs.map((row) => row.map((belief) => ({ ...belief, seeker }))),
      }).fear
    expect(suspected(0, 'securitySeeker')).toBeCloseTo(0.5, 9)
    expect(suspected(-2, 'securitySeeker')).toBeGreaterThan(0.8)
    expect(suspected(30, 'securitySeeker')).toBeCloseTo(0, 9)
    expect(suspected(-2, 'revisionist')).toBe(0)
    const hollow = withForces(start, 1, { silos: 1, submarines: 1, bombers: 1 })
    expect(readings(hollow).fear).toBeCloseTo(still.fear, 9)
  })
})
