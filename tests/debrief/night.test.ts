import { describe, expect, test } from 'vitest'
import { loadScenarios } from '#server/lib/loadScenarios'
import { totalWarheadBand } from '#shared/analysis/arsenal'
import type { Bot } from '#shared/bots/define'
import { BOTS } from '#shared/bots/index'
import { type Night, type NightSide, nightOf } from '#shared/debrief/night'
import { chairWindow } from '#shared/debrief/otherChair'
import { type Story, storyOf } from '#shared/debrief/story'
import { type PowerId, powerId } from '#shared/ids'
import { recordMatch } from '#shared/match/playMatch'
import { moduleOf } from '#shared/orders/index'
import { RULESET } from '#shared/ruleset/ruleset'
import { radarTracks } from '#shared/view/bearing'
import type { Observation } from '#shared/view/observation'
import { observe } from '#shared/view/observe'
import { phrase } from '#shared/view/phrase'
import { goldenStory } from '#tests/support/golden'

const scenarios = loadScenarios()
const minds = Object.values(BOTS)

/** Gives no orders. */
const asleep: Bot = {
  id: 'asleep',
  decide: () => ({ orders: [], memory: undefined, why: phrase('bot.why.faces') }),
}

/** A match in which nothing of the kind happened: given up after a year, by those who give no orders. */
function quietStory(): Story {
  const scenario = scenarios.get('two-blocs')!
  for (let n = 0; n < 50; n++) {
    const bots = [asleep, asleep]
    const { record } = recordMatch({ ruleset: RULESET, scenario, years: 3, bots, seed: `quiet ${n}` })
    const story = storyOf(RULESET, scenario, { ...record, windows: record.windows.slice(0, 1) })
    if (story.states.every(({ window }) => window.kind === 'planning')) return story
  }
  throw new Error('fifty matches of two who give no orders, and none quiet')
}

/** Matches enough that every kind of night comes up. */
const stories: readonly Story[] = [
  quietStory(),
  ...[...scenarios.values()].map(goldenStory),
  ...Array.from({ length: 60 }, (_, n) => {
    const scenario = scenarios.get(n % 2 === 0 ? 'two-blocs' : 'autumn-1983')!
    const powers = Object.keys(scenario.seatings).map(Number)[0]!
    const bots = Array.from({ length: powers }, (_, seat) => minds[(n + seat * 3) % minds.length]!)
    return storyOf(
      RULESET,
      scenario,
      recordMatch({ ruleset: RULESET, scenario, years: 4, bots, seed: `night ${n}` }).record,
    )
  }),
]
const told = stories.map((story) => [story, nightOf(story)!] as const)

/** Everything that happened in a match that could have been its gravest moment, found anew from its positions. */
function happenedIn({ states, record }: Story) {
  const fired = record.windows.some(({ events }) =>
    events.some(({ type }) => type === 'firstUse' || type === 'accident'),
  )
  const alarm = states.some(({ window, exchange }) => window.kind === 'warning' && exchange.tracks.length > 0)
  const rungs = states.flatMap(({ confrontations }) => confrontations.map(({ rung }) => rung))
  return { fired, alarm, rung: Math.max(0, ...rungs) }
}

/** Holds a side against the view that its power had of the position. */
function expectOwnView({ ruleset, states, record }: Story, side: NightSide, other: PowerId): void {
  const view = observe(ruleset, states[side.window]!, { kind: 'power', power: side.power })
  const estimate = view.powers.find(({ id }) => id === other)!.estimate!
  expect(side.warheads).toEqual(totalWarheadBand(estimate))
  expect(side.seeker).toBe(estimate.seeker)
  const pair = view.pairs.find(({ a, b }) => [a, b].includes(side.power) && [a, b].includes(other))
  expect(side.tension).toBe(pair!.tension)
  const { tracks } = view.window
  const surest = Math.max(...tracks.map(({ confidence }) => confidence))
  const track = tracks.find(({ origin }) => origin === other) ?? tracks.find(({ confidence }) => confidence === surest)
  const { origin, count, confidence, minutes } = track ?? {}
  expect(side.track).toEqual(track && { origin, count, confidence, minutes })
  expect(side.screen?.map((each) => [each.origin, each.count])).toEqual(
    tracks.length === 0 ? undefined : tracks.map((each) => [each.origin, each.count]),
  )
  const at = (id: PowerId) => view.powers.find((power) => power.id === id)!.capital
  for (const { origin: from, from: way } of side.screen ?? []) {
    const [[x, y], [ownX, ownY]] = [at(from), at(side.power)]
    expect(way[1]).toBe(y - ownY)
    expect(Math.abs(way[0])).toBeLessThanOrEqual(180)
    const turns = (ownX + way[0] - x) / 360
    expect(turns - Math.round(turns)).toBeCloseTo(0)
  }
  const orders = record.windows[side.window]!.submissions[side.power] ?? []
  const given = orders.map((order) => moduleOf(order).describe(order))
  for (const phrase of side.chose) expect(given).toContainEqual(phrase)
}

describe('that night', () => {
  test('is of every kind in some match, and of the gravest kind there was', () => {
    const kinds = new Set(told.map(([, { kind }]) => kind))
    for (const kind of ['fired', 'falseAlarm', 'crisis', 'year'] as const) expect(kinds).toContain(kind)
    for (const [story, night] of told) {
      const { fired, alarm, rung } = happenedIn(story)
      if (fired) expect(night.kind).toBe('fired')
      else if (night.kind === 'crisis') expect(night.rung).toBe(rung)
      expect(night.kind === 'year').toBe(!fired && !alarm && rung === 0)
    }
  })

  test('shows each side what its own view held in that hour, and what it ordered', () => {
    for (const [story, night] of told) {
      const [first, second] = night.sides
      expectOwnView(story, first, second.power)
      expectOwnView(story, second, first.power)
    }
  })

  test('tells beside what each believed how many warheads the other had before any were fired', () => {
    for (const [story, { kind, sides }] of told) {
      const acted = kind === 'fired' ? Math.min(...sides.map(({ window }) => window)) : undefined
      for (const [n, { really, window }] of sides.entries()) {
        const { powers } = story.states[acted ?? window]!
        const { forces } = powers.find(({ id }) => id === sides[1 - n]!.power)!
        expect(really).toBe(forces.silos + forces.submarines + forces.bombers + forces.forward)
      }
    }
  })

  test('of a crisis or an alarm tells what each side chose, if it was asked', () => {
    for (const [story, night] of told) {
      for (const { power, window, chose } of night.sides) {
        const { window: open, powers } = story.states[window]!
        const wasAsked = open.participants.some((seat) => powers[seat]!.id === power)
        if (open.kind !== 'planning' && wasAsked) expect(chose.length).toBeGreaterThan(0)
      }
    }
  })

  test('begins with the viewer where the viewer was in it, and is of its own before one as grave of others', () => {
    for (const [story] of told) {
      for (const power of story.record.seats) {
        const night = nightOf(story, power)!
        const at = night.sides.findIndex((side) => side.power === power)
        expect(at).toBeLessThan(1)
        if (at < 0) expect(gravity(night)).toBeGreaterThanOrEqual(gravity(bestOwn(story, power)) - 1e-9)
      }
    }
  })
})

const KINDS = ['year', 'crisis', 'falseAlarm', 'realAlarm', 'bothAlarmed', 'fired'] as const
const gravity = ({ kind }: Pick<Night, 'kind'>): number => (kind === 'fired' ? 2 : Math.min(1, KINDS.indexOf(kind)))
/** The gravest kind of moment that a power itself was in. */
function bestOwn({ record }: Story, power: string): Pick<Night, 'kind'> {
  const isIn = record.windows.some(({ events }) =>
    events.some((event) => event.type === 'firstUse' && (event.power === power || event.target === power)),
  )
  return { kind: isIn ? 'fired' : 'year' }
}

test('the other chair is taken where its power was asked, in the year of that night', () => {
  for (const [story, night] of told) {
    for (const { power, window } of night.sides) {
      const at = chairWindow(story, window, power)
      const { year, window: open, powers } = story.states[at]!
      expect(year).toBe(story.states[window]!.year)
      expect(open.participants.map((seat) => powers[seat]!.id)).toContain(power)
      expect(at).toBeLessThanOrEqual(window)
    }
  }
})

test('a radar looks the short way around the world', () => {
  const [here, there] = [powerId('alder'), powerId('birch')]
  const powers = [
    { id: here, capital: [170, 0] },
    { id: there, capital: [-170, 10] },
  ]
  const sight = (me: PowerId, origin: PowerId) =>
    radarTracks({ self: { id: me }, powers, window: { tracks: [{ origin, count: 3 }] } } as unknown as Observation)
  expect(sight(here, there)).toEqual([{ origin: there, count: 3, from: [20, 10] }])
  expect(sight(there, here)).toEqual([{ origin: here, count: 3, from: [-20, -10] }])
})
