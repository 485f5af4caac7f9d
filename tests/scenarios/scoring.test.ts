import { describe, expect, test } from 'vitest'
import { trueArsenal } from '#shared/analysis/arsenal'
import type { Arsenal } from '#shared/analysis/exchange'
import { securityIn, securityOf } from '#shared/analysis/security'
import { stabilityOf } from '#shared/analysis/stability'
import { type ByForce, INTERESTS, type Interest, NO_WARHEADS } from '#shared/ruleset/forces'
import { RULESET } from '#shared/ruleset/ruleset'
import type { GameState } from '#shared/state/gameState'
import { birch, close, fullStrike, newGame, toNextYear, withForces, withPower } from '#tests/support/positions'

const SECURE = { ...NO_WARHEADS, submarines: 200 }
const ONLY_SILOS = { ...NO_WARHEADS, silos: 120 }

/** Total points of seat 0 when it strikes in the first year, or never does. The other side answers by standing orders. */
function points(state: GameState, strikes: boolean): number {
  const first = strikes
    ? close(state, { alder: [{ ...fullStrike(), legs: armed(state) } as ReturnType<typeof fullStrike>] }).state
    : close(state).state
  let now = first
  while (now.window.kind !== 'ended') now = toNextYear(now).state
  return now.ending!.powers[0]!.total
}

const armed = (state: GameState) =>
  (['silos', 'submarines', 'bombers'] as const).filter((leg) => state.powers[0]!.forces[leg] > 0)

function pair(interest: Interest, theirs: Partial<Record<'silos' | 'submarines' | 'bombers', number>>): GameState {
  const posture = {
    readiness: { silos: 3, submarines: 4, bombers: 2 },
    targeting: 'countervalue',
    authority: 'delegated',
  } as const
  const ours = withForces(newGame({ years: 10 }), 0, { silos: 80, submarines: 60, bombers: 40 })
  return withPower(withPower(withForces(ours, 1, theirs), 1, { posture }), 0, { interest })
}

describe('scoring', () => {
  test('9.1 welfare, security and influence count every year, weighted by interest', () => {
    const scored = (interest: Interest) => close(withPower(newGame(), 0, { interest })).state.powers[0]!.score
    const seeker = scored('securitySeeker')
    const revisionist = scored('revisionist')
    expect(seeker.welfare).toBeGreaterThan(revisionist.welfare)
    expect(seeker.security).toBeGreaterThan(revisionist.security)
    expect(revisionist.influence).toBeGreaterThan(seeker.influence)
  })

  test('9.1 late years count more than early ones, and their mean is one', () => {
    const won = (year: number) => {
      const state = { ...newGame({ years: 20 }), year }
      return close(state).state.powers[0]!.score.security
    }
    expect(won(4)).toBeGreaterThan(1.7 * won(2))
    const weights = [1, 2, 3, 4, 5].map((year) => (RULESET.scoring.lateWeight * year) / 6)
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(5, 9)
  })

  test('9.2 security is relational: threatening a rival’s deterrent lowers one’s own', () => {
    const level = (detection: number) => {
      const technology = { accuracy: 4, hardness: 1, quieting: 1, detection: 0, enrichment: 3 }
      const forces = withForces(withForces(newGame(), 0, ONLY_SILOS), 1, { ...SECURE, submarines: 120 })
      const armed = withPower(withPower(forces, 1, { technology }), 0, { technology: { ...technology, detection } })
      const arsenals = armed.powers.map((power) => trueArsenal(RULESET, power))
      return securityOf(RULESET, arsenals, armed.tension)[0]!
    }
    expect(level(5)).toBeLessThan(level(0) - 0.005)
  })

  test('9.2 a power without an answer is not safe from one that could strike it, even in calm', () => {
    const level = (own: Partial<ByForce<number>>, points: number) => {
      const state = withForces(withForces(newGame(), 0, own), 1, SECURE)
      return securityIn(RULESET, {
        ...state,
        tension: [
          [0, points],
          [points, 0],
        ],
      })[0]!
    }
    const none = { silos: 0, submarines: 0, bombers: 0 }
    expect(level(none, 0)).toBeCloseTo(0.8, 6)
    expect(level(none, 50)).toBeCloseTo(0, 6)
    expect(level({ ...none, submarines: 600 }, 50)).toBe(1)
  })

  test('9.3 losses, first use and the lost peace bonus count; deaths inflicted never pay', () => {
    const state = withPower(newGame({ years: 3 }), 1, {
      posture: { ...newGame().powers[1]!.posture, targeting: 'withheld' },
    })
    const scoreAfter = (aim: 'counterforce' | 'countervalue') => {
      let now = close(state, { alder: [fullStrike(birch, aim)] }).state
      while (now.window.kind !== 'ended') now = toNextYear(now).state
      return now.powers
    }
    const cities = scoreAfter('countervalue')
    expect(cities[0]!.score.peace).toBe(0)
    expect(cities[1]!.score.peace).toBe(0)
    expect(cities[0]!.score.war).toBeLessThanOrEqual(-RULESET.scoring.firstUse)
    expect(cities[0]!.score.security).toBeLessThanOrEqual(scoreAfter('counterforce')[0]!.score.security)
  })

  test.each(INTERESTS)(
    '9.4 with a secure second strike on the other side a first strike loses for a %s',
    (interest) => {
      const state = pair(interest, SECURE)
      expect(points(state, true)).toBeLessThan(points(state, false) - 60)
    },
  )

  test('9.4 a disarmable rival tempts the frightened: better to strike than to be struck', () => {
    const arsenal = (warheads: Arsenal['warheads']): Arsenal => ({
      warheads,
      interceptors: 0,
      shelters: 0,
      accuracy: 4,
      hardness: 1,
      quieting: 2,
      detection: 1,
      readiness: { silos: 2, submarines: 3, bombers: 2 },
      command: 0.95,
      population: 250,
    })
    const ours = arsenal({ ...NO_WARHEADS, silos: 150 })
    const againstSecure = stabilityOf(RULESET, ours, arsenal(SECURE)).first
    const againstDisarmable = stabilityOf(RULESET, ours, arsenal(ONLY_SILOS)).first
    expect(againstDisarmable).toBeLessThan(0.5)
    expect(againstSecure).toBeGreaterThan(againstDisarmable + 0.2)
  })

  test('9.4 grades are absolute and the world’s score is told', () => {
    let state = newGame({ years: 2 })
    while (state.window.kind !== 'ended') state = toNextYear(state).state
    expect(state.ending).toMatchObject({
      outcome: 'peace',
      world: { yearsOfPeace: 2, dead: 0, starved: 0, harvest: 1, points: 1000 },
    })
    for (const { grade } of state.ending!.powers) expect(['steward', 'statesman', 'peacemaker']).toContain(grade)
  })
  test('9.4 after a general war every power is a survivor at best', () => {
    const quiet = newGame({ years: 1 })
    const gradesAfter = (dead: number) => {
      const powers = quiet.powers.map((power) => ({ ...power, dead }))
      const climate = { ...quiet.climate, weaponsUsed: true }
      const { ending } = toNextYear({ ...quiet, powers, climate }).state
      return { outcome: ending!.outcome, grades: ending!.powers.map(({ grade }) => grade) }
    }
    expect(gradesAfter(0)).toMatchObject({ outcome: 'limitedWar', grades: expect.not.arrayContaining(['survivor']) })
    expect(gradesAfter(0.1)).toEqual({ outcome: 'generalWar', grades: ['survivor', 'survivor'] })
  })
})
