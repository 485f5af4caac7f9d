import { describe, expect, test } from 'vitest'
import { ghostMarks } from '#client/map/facts/ghosts.ts'
import { powerMarks, tensionMarks } from '#client/map/facts/marks.ts'
import { project } from '#client/map/land/projection.ts'
import { totalWarheads } from '#shared/analysis/exchange'
import { truthView } from '#shared/debrief/truthView'
import { RULESET } from '#shared/ruleset/ruleset'
import type { Observation } from '#shared/view/observation'
import { newGame, viewOf } from '#tests/support/positions'

const state = newGame({ seats: 4 })
const view = viewOf(state, 0)
const withTension = (all: number): Observation => ({
  ...view,
  pairs: view.pairs.map((pair) => ({ ...pair, tension: all })),
})

describe('lines of tension', () => {
  test('join the capitals of every pair that is at odds, the tenser by more, and of none that is quiet', () => {
    expect(tensionMarks(withTension(10))).toEqual([])
    const tense = tensionMarks(withTension(80))
    expect(tense).toHaveLength(view.pairs.length)
    const capitals = view.powers.map(({ capital }) => project(capital))
    for (const { from, to, tension } of tense) {
      expect(tension).toBe(80)
      for (const end of [from, to]) expect(capitals).toContainEqual(end)
      expect(from).not.toEqual(to)
    }
  })

  test('are none between salvos, where they would pass for the ways of weapons', () => {
    const fighting = { ...withTension(80), window: { ...view.window, kind: 'retaliation' as const } }
    expect(tensionMarks(fighting)).toEqual([])
  })
})

describe('the warheads that stand on a land', () => {
  test('are a number for one’s own, a band for a rival’s, and a number for all in the whole truth of a replay', () => {
    const [own, rival] = powerMarks(view)
    expect(own!.warheads).toBe(totalWarheads(view.self.forces))
    expect(rival!.warheads).toMatchObject({ low: expect.any(Number), high: expect.any(Number) })
    const truth = powerMarks(truthView(RULESET, state)).map(({ warheads }) => warheads)
    expect(truth).toEqual(state.powers.map(({ forces }) => totalWarheads(forces)))
  })
})

test('plans are lines on the map of a year that is planned, and none once they are under way', () => {
  const orders = [{ type: 'spy', target: view.powers[1]!.id, level: 1 }] as const
  const marksIn = (kind: Observation['window']['kind']) =>
    ghostMarks({ view: { ...view, window: { ...view.window, kind } }, plan: [], orders })
  expect(marksIn('planning')).toHaveLength(1)
  for (const kind of ['confrontation', 'warning', 'retaliation'] as const) expect(marksIn(kind)).toEqual([])
})
