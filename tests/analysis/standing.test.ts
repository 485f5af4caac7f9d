import { describe, expect, test } from 'vitest'
import { minutesToMidnight } from '#shared/analysis/doomsday'
import { securityIn } from '#shared/analysis/security'
import { GOALS, safetyBand, standingOf } from '#shared/analysis/standing'
import { gradeFor } from '#shared/analysis/worth'
import { yearChange } from '#shared/analysis/yearChange'
import { ESTIMATED } from '#shared/ruleset/forces'
import { RULESET } from '#shared/ruleset/ruleset'
import { observe } from '#shared/view/observe'
import { known, newGame, viewOf, withForces, withPower, withTreaty } from '#tests/support/positions'

describe('how a power stands by its own view', () => {
  test('the weights are those of the secret interest and sum to one', () => {
    for (const interest of ['securitySeeker', 'revisionist'] as const) {
      const standing = standingOf(RULESET, viewOf(withPower(newGame(), 0, { interest }), 0))
      expect(GOALS.reduce((sum, goal) => sum + standing[goal].weight, 0)).toBeCloseTo(1)
    }
    const weightOf = (interest: 'securitySeeker' | 'revisionist') =>
      standingOf(RULESET, viewOf(withPower(newGame(), 0, { interest }), 0)).influence.weight
    expect(weightOf('revisionist')).toBeGreaterThan(weightOf('securitySeeker'))
  })

  test('safety is the scored one where estimates are exact, and a band where they are not', () => {
    const exact = known(newGame(), 0.0001)
    const truth = securityIn(RULESET, exact)[0]!
    expect(safetyBand(RULESET, viewOf(exact, 0)).median).toBeCloseTo(truth, 1)
    const vague = safetyBand(RULESET, viewOf(newGame(), 0))
    expect(vague.high).toBeGreaterThan(vague.low)
  })

  test('what a rival truly has changes nothing of it while the estimates stay', () => {
    const state = newGame()
    const armed = withForces(state, 1, { silos: 400, submarines: 400 })
    expect(standingOf(RULESET, viewOf(armed, 0))).toEqual(standingOf(RULESET, viewOf(state, 0)))
  })

  test('the mark of the next grade is where that grade begins, the other goals as they are', () => {
    const state = newGame()
    const states = state.states.map((lesser) => ({
      ...lesser,
      alignment: lesser.alignment.map(() => 0.4),
    }))
    const standing = standingOf(RULESET, viewOf({ ...known(state, 0.0001), states }, 0))
    const { nextGrade, share, influence } = standing
    expect(nextGrade).toBeDefined()
    const goal = GOALS.find((each) => standing[each].next !== undefined)!
    const gained = (standing[goal].next! - standing[goal].level.median) * standing[goal].weight
    expect(share.median + gained).toBeCloseTo(nextGrade!.from)
    expect(influence.level.low).toBe(influence.level.high)
  })
})

describe('how a year changed it', () => {
  test('prosperity that neither rose nor fell is put down to nothing', () => {
    const before = viewOf(newGame(), 0)
    const prospering = (prosperity: number) => ({ ...before, self: { ...before.self, prosperity } })
    const cause = (change: number) =>
      yearChange(RULESET, prospering(0.9), prospering(0.9 + change)).prosperity.cause.key
    expect([cause(0.05), cause(-0.002), cause(-0.05)]).toEqual([
      'cause.prosperity.grew',
      'cause.prosperity.same',
      'cause.prosperity.slowed',
    ])
  })

  test('safety names the rival whose estimate moved it', () => {
    const before = viewOf(newGame({ seats: 4 }), 0)
    const third = before.powers[2]!
    const forces = { ...third.estimate!.forces }
    for (const kind of ESTIMATED) forces[kind] = { low: 600, median: 900, high: 1200 }
    const estimate = { ...third.estimate!, forces }
    const after = {
      ...before,
      powers: before.powers.map((power) => (power === third ? { ...power, estimate } : power)),
    }
    const { safety } = yearChange(RULESET, before, after)
    expect(safety.points).toBeLessThan(0)
    expect(safety.cause).toMatchObject({ key: 'cause.safety.stronger', args: { power: third.id } })
  })

  test('safety names the guarantee that made it, and says that small things did where nothing else can have', () => {
    const state = newGame({ seats: 4 })
    const [bare, guarded] = [viewOf(state, 0), viewOf(withTreaty(state, 'umbrella', 0, 2), 0)]
    const power = bare.powers[2]!.id
    const { safety } = yearChange(RULESET, bare, guarded)
    expect(safety.points).toBeGreaterThan(0)
    expect(safety.cause).toEqual({ key: 'cause.safety.guaranteed', args: { power } })
    expect(yearChange(RULESET, guarded, bare).safety.cause).toEqual({ key: 'cause.safety.unguarded', args: { power } })
    expect(yearChange(RULESET, bare, bare).safety.cause.key).toBe('cause.safety.same')
  })

  test('influence names the state that moved the way it went, and nothing where nothing moved', () => {
    const before = viewOf(newGame(), 0)
    expect(yearChange(RULESET, before, before).influence).toMatchObject({
      points: 0,
      cause: { key: 'cause.influence.same' },
    })
    const [first] = before.states
    const alignment = first!.alignment.map((pull, seat) => (seat === 0 ? pull + 0.3 : pull))
    const states = before.states.map((state) => (state === first ? { ...state, alignment } : state))
    const powers = before.powers.map((power, seat) =>
      seat === 0 ? { ...power, influence: power.influence + 0.1 } : power,
    )
    const { influence } = yearChange(RULESET, before, { ...before, states, powers })
    expect(influence.points).toBeGreaterThan(0)
    expect(influence.cause).toMatchObject({ key: 'cause.influence.nearer', args: { state: first!.id } })
  })
})

describe('influence that was lost', () => {
  test('is put down to the rival that won most, not to a state that came nearer all the same', () => {
    const before = viewOf(newGame(), 0)
    const [first] = before.states
    const alignment = first!.alignment.map((pull, seat) => (seat === 0 ? pull + 0.1 : pull))
    const states = before.states.map((state) => (state === first ? { ...state, alignment } : state))
    const powers = before.powers.map((power, seat) => ({
      ...power,
      influence: seat === 0 ? power.influence / 2 : power.influence + 0.2,
    }))
    const { influence } = yearChange(RULESET, before, { ...before, states, powers })
    expect(influence.points).toBeLessThan(0)
    expect(influence.cause).toMatchObject({ key: 'cause.influence.rival', args: { power: before.powers[1]!.id } })
  })
})

describe('a state that turned away', () => {
  const before = viewOf(newGame(), 0)
  const [first] = before.states
  const rival = before.powers[1]!.id
  const powers = before.powers.map((power, seat) => (seat === 0 ? { ...power, influence: power.influence / 2 } : power))
  const whyAfter = (change: Partial<(typeof before.states)[number]>, more: Partial<typeof before> = {}) => {
    const alignment = [first!.alignment[0]! - 0.2, ...first!.alignment.slice(1)]
    const states = before.states.map((state) => (state === first ? { ...state, alignment, ...change } : state))
    return yearChange(RULESET, before, { ...before, states, powers, ...more }).influence.cause.key
  }

  test('says to whom, and by what all could see: a promise, a base, or the greatest pull', () => {
    const parts = { word: 50, stake: 50, risk: 50, balance: 50 }
    const [own, theirs = 0] = first!.alignment
    expect(whyAfter({})).toBe('cause.influence.farther')
    expect(whyAfter({ alignment: [own! - 0.2, theirs + 0.2] })).toBe('cause.influence.won')
    expect(whyAfter({ umbrella: { patron: rival, since: 1, credibility: 50, parts } })).toBe('cause.influence.promised')
    const base = { patron: rival, host: first!.id, known: true, missiles: 0 }
    expect(whyAfter({}, { bases: [base] })).toBe('cause.influence.based')
    expect(whyAfter({}, { bases: [{ ...base, known: false }] })).toBe('cause.influence.farther')
  })
})

describe('the grade that is held', () => {
  test('would be lost below the mark of a goal, the others as they are', () => {
    const standing = standingOf(RULESET, viewOf(known(newGame(), 0.0001), 0))
    const { share, grade, gradeBelow } = standing
    expect(gradeBelow).toBeDefined()
    for (const goal of GOALS) {
      const { level, weight, keep } = standing[goal]
      if (keep === undefined) continue
      const at = (mark: number) => gradeFor(RULESET, share.median - (level.median - mark) * weight)
      expect([at(keep + 0.001), at(keep - 0.001)]).toEqual([grade, gradeBelow])
    }
    expect(GOALS.some((goal) => standing[goal].keep !== undefined)).toBe(true)
  })
})

describe('the clock all powers share', () => {
  test('is the same for every viewer, later with tension, and at midnight once weapons were used', () => {
    const state = newGame({ seats: 4 })
    const views = [
      observe(RULESET, state, { kind: 'spectator' }),
      ...state.powers.map(({ id }) => observe(RULESET, state, { kind: 'power', power: id })),
    ]
    expect(new Set(views.map((view) => minutesToMidnight(RULESET, view))).size).toBe(1)
    const tension = state.tension.map((row) => row.map(() => 90))
    expect(minutesToMidnight(RULESET, viewOf({ ...state, tension }, 0))).toBeLessThan(
      minutesToMidnight(RULESET, views[0]!),
    )
    const used = { ...state, climate: { ...state.climate, weaponsUsed: true } }
    expect(minutesToMidnight(RULESET, viewOf(used, 0))).toBe(0)
  })

  test('hears nothing of a crisis that only its two sides know', () => {
    const view = viewOf(newGame(), 0)
    const crisis = { rung: RULESET.crisis.publicFrom - 1 } as (typeof view.confrontations)[number]
    const watched = { rung: RULESET.crisis.publicFrom } as (typeof view.confrontations)[number]
    const calm = minutesToMidnight(RULESET, view)
    expect(minutesToMidnight(RULESET, { ...view, confrontations: [crisis] })).toBe(calm)
    expect(minutesToMidnight(RULESET, { ...view, confrontations: [watched] })).toBeLessThan(calm)
  })
})
