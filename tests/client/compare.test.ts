import { describe, expect, test } from 'vitest'
import {
  type ComparedWorld,
  evidenceOf,
  type Findings,
  fisherExactP,
  groupsOf,
  outcomeOf,
  summaryOf,
} from '#client/classroom/compare/groups.ts'
import { loadScenarios } from '#server/lib/loadScenarios'
import { debriefOf } from '#shared/debrief/index'
import {
  estimateErrorsOf,
  figuresOf,
  largestError,
  misjudgementOf,
  shadeOf,
  sharedAxesOf,
  type WorldFigures,
} from '#shared/debrief/worldFigures'
import type { TreatmentId } from '#shared/treatments/index'
import { goldenStory } from '#tests/support/golden'

const scenario = loadScenarios().get('two-blocs')!
const debrief = debriefOf(goldenStory(scenario))
const figures = figuresOf(debrief)

const world = (n: number, more: Partial<ComparedWorld> = {}): ComparedWorld => ({
  world: n,
  match: `m${n}`,
  ended: true,
  ...more,
})
const ended = (outcome: NonNullable<WorldFigures['outcome']>, points: number): WorldFigures => ({
  ...figures,
  outcome,
  score: { yearsOfPeace: 1, years: 5, dead: 0, points },
})

describe('what is compared of a match', () => {
  test('is what its debrief tells', () => {
    expect(figures.outcome).toBe(debrief.reveal!.outcome)
    expect(figures.score).toEqual({
      yearsOfPeace: debrief.reveal!.world.yearsOfPeace,
      dead: debrief.reveal!.world.dead,
      points: debrief.reveal!.world.points,
      years: debrief.years,
    })
    expect(figures.crises).toBe(debrief.crises.length)
    expect(figures.falseAlarms + debrief.alarms.filter(({ real }) => real).length).toBe(debrief.alarms.length)
    expect(figures.race.stocks).toEqual(debrief.race.stocks)
  })

  test('holds no outcome of a match that was given up', () => {
    const { reveal: _reveal, ...open } = debrief
    expect(figuresOf(open)).not.toHaveProperty('outcome')
    expect(figuresOf(open)).not.toHaveProperty('score')
  })

  test('gives every pair its mean error, the same that the calibration is made of', () => {
    for (const { viewer, rival, error } of figures.fears) {
      const ratios = debrief.beliefs.entries
        .filter((belief) => belief.viewer === viewer && belief.rival === rival && belief.truth > 0)
        .map(({ warheads, truth }) => warheads.median / truth)
      expect(error).toBeCloseTo(ratios.reduce((total, ratio) => total + ratio, 0) / ratios.length - 1, 9)
    }
    const two = new Set(debrief.powers.map(({ id }) => id)).size
    expect(figures.fears.length).toBeLessThanOrEqual(two * (two - 1))
    expect(figures.fears.length).toBeGreaterThan(0)
    if (two === 2)
      for (const { viewer, fear } of debrief.beliefs.calibrations)
        expect(figures.fears.find((pair) => pair.viewer === viewer)?.error).toBeCloseTo(fear, 9)
  })

  test('leaves out rivals without arms, and names the pair that was most wrong in either direction', () => {
    const belief = debrief.beliefs.entries[0]!
    expect(estimateErrorsOf([{ ...belief, truth: 0 }])).toEqual([])
    const fear = figures.fears[0]!
    expect(
      largestError([
        { ...fear, error: 0.3 },
        { ...fear, error: -0.6 },
      ])?.error,
    ).toBe(-0.6)
    expect(largestError([{ ...fear, error: 0.04 }])).toBeUndefined()
    expect(largestError([])).toBeUndefined()
    expect([0, 0.1, -0.25, 0.6, 3].map(shadeOf)).toEqual([0, 0, 1, 2, 4])
  })

  test('tells deeds from fears', () => {
    for (const motive of figures.motives) {
      const held = debrief.beliefs.entries.filter(({ rival }) => rival === motive.power)
      expect(motive.trusted).toBeCloseTo(
        held.reduce((total, { seeker }) => total + seeker / held.length, 0),
        9,
      )
      expect(debrief.interests).toContainEqual({ power: motive.power, interest: motive.interest })
    }
    const meek = {
      ...figures.motives[0]!,
      interest: 'securitySeeker' as const,
      trusted: 0.4,
      firedFirst: false,
      treatiesBroken: 0,
    }
    expect(misjudgementOf(meek)).toBe('fearedInVain')
    expect(misjudgementOf({ ...meek, treatiesBroken: 1 })).toBeUndefined()
    expect(misjudgementOf({ ...meek, trusted: 0.6 })).toBeUndefined()
    expect(misjudgementOf({ ...meek, trusted: 0.6, firedFirst: true })).toBe('trustedInVain')
    expect(misjudgementOf({ ...meek, trusted: 0.8, interest: 'revisionist' })).toBe('unsuspected')
    expect(misjudgementOf({ ...meek, trusted: 0.4, interest: 'revisionist', firedFirst: true })).toBeUndefined()
  })

  test('shares one scale', () => {
    const taller = {
      ...figures,
      race: { years: [1, 2, 3, 4, 5, 6, 7, 8, 9], stocks: [{ power: debrief.powers[0]!.id, warheads: [99999] }] },
    }
    expect(sharedAxesOf([figures, taller])).toEqual({ years: 9, most: 99999 })
    expect(sharedAxesOf([])).toEqual({ years: 2, most: 10 })
  })
})

describe('groups', () => {
  const rounds = [
    [world(0), world(1)],
    [
      world(0, { match: 'a', treatment: 'hotline' }),
      world(1, { match: 'b' }),
      world(2, { match: 'c', treatment: 'hotline' }),
    ],
  ]

  test('are by round and rule, the rules as they are first', () => {
    const groups = groupsOf(rounds)
    expect(groups.map(({ round, treatment }) => [round, treatment])).toEqual([
      [0, undefined],
      [1, undefined],
      [1, 'hotline'],
    ])
    expect(groups.map(({ worlds }) => worlds.map(({ match }) => match))).toEqual([['m0', 'm1'], ['b'], ['a', 'c']])
    expect(groupsOf([])).toEqual([])
    expect(groupsOf([[]])).toEqual([])
  })

  test('are summed up from records, and from what the class heard where none was read', () => {
    const findings: Findings = new Map([
      ['m0', ended('peace', 800)],
      ['m1', ended('generalWar', 100)],
    ])
    const worlds = [world(0), world(1), world(2, { outcome: 'limitedWar' }), world(3, { ended: false })]
    expect(summaryOf(worlds, findings)).toEqual({
      counted: 3,
      uncounted: 1,
      peace: 1,
      limited: 1,
      general: 1,
      average: { crises: figures.crises, falseAlarms: figures.falseAlarms, points: 450 },
    })
    expect(outcomeOf(worlds[2]!, findings)).toBe('limitedWar')
    expect(summaryOf(worlds, new Map())).not.toHaveProperty('average')
  })

  test('are compared with caution, and one alone is not', () => {
    const outcome = (n: number, kind: 'peace' | 'generalWar', treatment?: TreatmentId) =>
      world(n, { outcome: kind, ...(treatment === undefined ? {} : { treatment }) })
    const half = groupsOf([[outcome(0, 'peace', 'hotline'), outcome(1, 'generalWar'), outcome(2, 'peace', 'hotline')]])
    expect(evidenceOf(half, new Map())).toEqual({
      worlds: 3,
      least: 1,
      overRounds: false,
      byChance: expect.closeTo(1 / 3, 9),
    })
    expect(evidenceOf(groupsOf([[outcome(0, 'peace')]]), new Map())).toBeUndefined()
    expect(evidenceOf(groupsOf([[outcome(0, 'peace')], [world(0)]]), new Map())).toBeUndefined()
    const over = groupsOf([[outcome(0, 'peace')], [outcome(0, 'peace')], [outcome(0, 'generalWar')]])
    expect(evidenceOf(over, new Map())).toEqual({ worlds: 3, least: 1, overRounds: true })
  })

  test('differ by chance as often as Fisher’s lady would guess her cups', () => {
    expect(fisherExactP({ peace: 4, counted: 4 }, { peace: 0, counted: 4 })).toBeCloseTo(2 / 70, 9)
    expect(fisherExactP({ peace: 3, counted: 4 }, { peace: 1, counted: 4 })).toBeCloseTo(34 / 70, 9)
    expect(fisherExactP({ peace: 2, counted: 2 }, { peace: 3, counted: 3 })).toBe(1)
    expect(fisherExactP({ peace: 0, counted: 10 }, { peace: 10, counted: 10 })).toBeLessThan(0.0001)
  })
})
