import { describe, expect, test } from 'vitest'
import { loadScenarios } from '#server/lib/loadScenarios'
import { BOTS } from '#shared/bots/index'
import { type Debrief, debriefOf } from '#shared/debrief/index'
import { type Story, storyOf, yearStarts } from '#shared/debrief/story'
import { recordMatch } from '#shared/match/playMatch'
import { logistic } from '#shared/math'
import { isLaunchOrder } from '#shared/orders/isLaunchOrder'
import { RULESET } from '#shared/ruleset/ruleset'
import { goldenStory, SMALL_GOLDENS, smallGoldenStory } from '#tests/support/golden'
import { recordInjected } from '#tests/support/injected'

const goldens: readonly (readonly [string, () => Story])[] = [
  ...[...loadScenarios().values()].map((scenario) => [scenario.id, () => goldenStory(scenario)] as const),
  ...SMALL_GOLDENS.map((seed) => [seed, () => smallGoldenStory(seed)] as const),
]

/** Everything below is computed anew from positions and events, by other ways than the debrief's own. */
describe.each(goldens)('the debrief of the golden match of %s', (_id, tell) => {
  const story = tell()
  const debrief: Debrief = debriefOf(story)
  const starts = yearStarts(story)
  const warheads = (year: number, seat: number) => {
    const { forces } = starts.find((start) => start.year === year)!.state.powers[seat]!
    return forces.silos + forces.submarines + forces.bombers + forces.forward
  }

  test('covers every year from the first position to the last', () => {
    expect(debrief.race.years).toEqual(Array.from({ length: story.record.years + 1 }, (_, n) => n + 1))
    expect(debrief.yearsPlayed).toBe(story.record.years)
  })

  test('counts the stocks of the race, and fits reactions by the formula of least squares', () => {
    for (const [seat, { warheads: counted }] of debrief.race.stocks.entries()) {
      expect(counted).toEqual(debrief.race.years.map((year) => warheads(year, seat)))
    }
    for (const { power, to, slope } of debrief.race.reactions) {
      const own = debrief.race.stocks.find((stock) => stock.power === power)!.warheads
      const other = debrief.race.stocks.find((stock) => stock.power === to)!.warheads.slice(0, -1)
      const change = other.map((_, n) => own[n + 1]! - own[n]!)
      const n = other.length
      const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
      const sxy = n * sum(other.map((x, k) => x * change[k]!)) - sum(other) * sum(change)
      const sxx = n * sum(other.map((x) => x * x)) - sum(other) * sum(other)
      expect(slope).toBeCloseTo(sxy / sxx, 9)
    }
  })

  test('measures calibration as the plain mean over all beliefs', () => {
    const mean = (values: readonly number[]) => values.reduce((total, value) => total + value / values.length, 0)
    for (const { viewer, brier, coverage, fear } of debrief.beliefs.calibrations) {
      const held = debrief.beliefs.entries.filter((belief) => belief.viewer === viewer)
      const rivals = held.filter(({ truth }) => truth > 0)
      expect(brier).toBeCloseTo(mean(held.map(({ seeker, isSeeker }) => (seeker - Number(isSeeker)) ** 2)), 9)
      const inside = held.filter(({ warheads: { low, high }, truth }) => low <= truth && truth <= high)
      expect(coverage).toBeCloseTo(inside.length / held.length, 9)
      const ratios = rivals.map(({ warheads: { median }, truth }) => median / truth)
      expect(fear).toBeCloseTo(ratios.length === 0 ? 0 : mean(ratios) - 1, 9)
    }
  })

  test('sets every belief beside what was really there', () => {
    for (const { year, rival, truth, isSeeker } of debrief.beliefs.entries) {
      const seat = story.record.seats.indexOf(rival)
      expect(truth).toBe(warheads(year, seat))
      // Not as it was dealt: a new government may want something else.
      const { state } = starts.find((start) => start.year === year)!
      expect(isSeeker).toBe(state.powers[seat]!.interest === 'securitySeeker')
    }
  })

  test('splits every year’s income into upkeep, orders and welfare, as the treasury books them', () => {
    expect(debrief.spending).toHaveLength(story.record.years * story.record.seats.length)
    for (const { year, power, income, upkeep, orders, welfare } of debrief.spending) {
      expect(upkeep + orders + welfare).toBeCloseTo(income, 6)
      expect(welfare).toBeGreaterThanOrEqual(-1e-6)
      const index = story.states.findIndex((state) => state.year === year && state.window.kind === 'planning')
      const seat = story.record.seats.indexOf(power)
      // The treasury after the window closed, where the year went on: what was not spent.
      const after = story.states[index + 1]!
      if (after.year === year) expect(after.powers[seat]!.treasury).toBeCloseTo(welfare, 6)
    }
  })

  test('keeps the ledger of promises as the events tell it', () => {
    const events = story.record.windows.flatMap((window) => window.events)
    const tested = events.filter(({ type }) => type === 'promiseKept' || type === 'promiseBroken')
    const toStates = tested.filter(
      (event) => 'client' in event && story.states[0]!.states.some(({ id }) => id === event.client),
    )
    const entries = debrief.umbrellas.flatMap(({ tests }) => tests)
    expect(entries.length).toBeLessThanOrEqual(toStates.length)
    for (const { patron, client, since, believed } of debrief.umbrellas) {
      for (const { year, credibility } of believed) {
        const { state } = starts.find((start) => start.year === year)!
        const promise = state.states.find(({ id }) => id === client)?.umbrella
        expect(promise?.credibility).toBe(credibility)
        expect(promise?.since).toBe(since)
        expect(state.powers[promise!.patron]!.id).toBe(patron)
      }
    }
  })

  test('tells true alarms from false ones as the exchange proved them', () => {
    const rung = story.record.windows.flatMap(({ events }) => events.filter(({ type }) => type === 'warningRaised'))
    expect(debrief.alarms.length).toBeGreaterThanOrEqual(rung.length)
    for (const { window, viewer, origin, real } of debrief.alarms) {
      const { exchange, powers } = story.states[window]!
      const seats = powers.map(({ id }) => id)
      const coming = exchange.inFlight.some(
        (salvo) => salvo.attacker === seats.indexOf(origin) && salvo.target === seats.indexOf(viewer),
      )
      expect(real).toBe(coming)
    }
  })

  test('marks as moments exactly what the events hold of that kind', () => {
    const kinds = ['treatyBroken', 'promiseKept', 'promiseBroken', 'firstUse', 'salvoLanded', 'accident', 'matchEnded']
    const events = story.record.windows.flatMap((window) => window.events)
    for (const kind of kinds) {
      const marked = debrief.moments.filter(({ event }) => event.type === kind)
      expect(marked.length).toBe(events.filter(({ type }) => type === kind).length)
    }
    for (const { index, event } of debrief.moments) {
      expect(story.record.windows[index - 1]!.events.some(({ type }) => type === event.type)).toBe(true)
    }
  })

  test('places every year on the plane where its two conditions put it', () => {
    if (debrief.plane === undefined) return
    const { rules, path } = debrief.plane
    const need = rules.unacceptable / rules.damage
    for (const { first, second, region } of path) {
      const a = first - rules.destroyed * second >= need
      const b = second - rules.destroyed * first >= need
      expect(region === 'mutualDeterrence').toBe(a && b)
      expect(region === 'firstDeters').toBe(a && !b)
      expect(region === 'secondDeters').toBe(!a && b)
    }
  })

  test('turns every spiral as the orders, the positions and the views of both show it', () => {
    const seats = story.record.seats.length
    expect(debrief.spiral).toHaveLength(story.record.years * seats * (seats - 1))
    for (const { year, by, towards, meant, truth, shown, answered } of debrief.spiral) {
      expect(truth).toBe(warheads(year + 1, story.record.seats.indexOf(by)))
      const belief = debrief.beliefs.entries.find(
        (each) => each.year === year + 1 && each.viewer === towards && each.rival === by,
      )
      expect(shown).toEqual(belief!.warheads)
      const { index } = starts.find((start) => start.year === year)!
      const built = (story.record.windows[index]!.submissions[by] ?? []).some(({ type }) => type === 'build')
      if (!built) expect(meant).toBe('restraint')
      expect(answered === undefined).toBe(year === story.record.years)
    }
  })

  test('lists every crisis that the events tell, secret ones among them', () => expectCrisesOf(story, debrief.crises))

  test('tells of each power what it was dealt, and of each person what the events and orders say', () => {
    const events = story.record.windows.flatMap((window) => window.events)
    const count = (type: 'treatyBroken' | 'firstUse', power: string) =>
      events.filter((event) => event.type === type && event.power === power).length
    const last = story.states.at(-1)!
    for (const { power, interest } of debrief.interests) {
      expect(interest).toBe(last.powers.find(({ id }) => id === power)!.interest)
    }
    for (const { power, treatiesBroken, usedFirst, firedAt, armsShare } of debrief.people) {
      expect(treatiesBroken).toBe(count('treatyBroken', power))
      expect(usedFirst).toBe(count('firstUse', power) > 0)
      const shots = story.record.windows.flatMap(({ submissions }) => (submissions[power] ?? []).filter(isLaunchOrder))
      expect(firedAt).toHaveLength(shots.length)
      const own = debrief.spending.filter((year) => year.power === power)
      const sum = (part: 'income' | 'welfare') => own.reduce((total, year) => total + year[part], 0)
      expect(armsShare).toBeCloseTo(1 - sum('welfare') / sum('income'), 9)
    }
  })

  test('names in the four readings moments that really were', () => {
    const { harm, lost, fear } = debrief.dilemma.moments
    if (harm) {
      for (const seat of harm.armed) expect(warheads(harm.year + 1, seat)).toBeGreaterThan(warheads(harm.year, seat))
      expect(harm.armed).not.toContain(harm.seat)
    }
    if (lost) expect(lost.after).toBeLessThan(lost.before)
    if (fear) {
      // The end has the number of its last year.
      const held = starts.map(({ state }) => state).filter(({ year }) => year === fear.year)
      expect(held.every(({ powers }) => powers[fear.target]!.interest === 'securitySeeker')).toBe(true)
      const believed = held.map(({ beliefs }) => 1 - logistic(beliefs[fear.viewer]![fear.target]!.seeker))
      expect(believed.some((each) => Math.abs(each - fear.believed) < 1e-9)).toBe(true)
    }
  })
})

/** Holds the crises of a debrief against what the events of its match tell of them. Returns their rungs. */
function expectCrisesOf({ record, states, ruleset }: Story, crises: Debrief['crises']): readonly number[] {
  const events = record.windows.flatMap((window, n) => window.events.map((event) => ({ year: states[n]!.year, event })))
  const ended = events.flatMap(({ year, event }) => {
    if (event.type !== 'crisisEnded') return []
    const { power, target, outcome, rung, audience } = event
    return [{ year, challenger: power, defender: target, outcome, rung, unseen: audience !== 'all' }]
  })
  const listed = crises.map(({ year, challenger, defender, outcome, rung, unseen = false }) => {
    return { year, challenger, defender, outcome, rung, unseen }
  })
  const inOrder = (all: typeof ended) => all.map((each) => JSON.stringify(each, Object.keys(each).sort())).sort()
  expect(inOrder(listed)).toEqual(inOrder(ended))
  for (const { unseen, rung } of listed) expect(unseen).toBe(rung < ruleset.crisis.publicFrom)
  for (const { cause, challenger, over } of crises) {
    const began = events.some(
      ({ event }) =>
        event.type === 'crisisBegan' &&
        event.power === challenger &&
        event.cause === cause &&
        event.state === (over ?? ''),
    )
    expect(began).toBe(true)
  }
  return ended.map(({ rung }) => rung)
}

test('crises of every rung are counted as the events tell them, in matches that reach them all', () => {
  const scenario = loadScenarios().get('two-blocs')!
  const minds = Object.values(BOTS)
  const rungs = new Set<number>()
  for (let n = 0; n < 40; n++) {
    const bots = Array.from({ length: 4 }, (_, seat) => minds[(n * 4 + seat * 3) % minds.length]!)
    const { record } = recordMatch({ ruleset: RULESET, scenario, years: 5, bots, seed: `rungs ${n}` })
    const story = storyOf(RULESET, scenario, record)
    for (const rung of expectCrisesOf(story, debriefOf(story).crises)) rungs.add(rung)
  }
  expect([...rungs].sort()).toEqual(Array.from({ length: RULESET.crisis.rungs }, (_, n) => n + 1))
})

test('the debrief lists what the teacher injected, with its year', () => {
  const scenario = loadScenarios().get('two-blocs')!
  const summit = { type: 'summit' } as const
  const { record } = recordInjected({
    scenario,
    seats: 2,
    years: 3,
    seed: 'injected',
    inject: ({ window, year }) => (window.kind === 'planning' && year === 2 ? [summit] : []),
  })
  expect(debriefOf(storyOf(RULESET, scenario, record)).injections).toEqual([{ year: 2, injection: summit }])
})
