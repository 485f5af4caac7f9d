import { describe, expect, test } from 'vitest'
import { loadScenarios } from '#server/lib/loadScenarios'
import { BOTS } from '#shared/bots/index'
import { playOutsOf } from '#shared/debrief/branch'
import { CHANGE_KINDS, choicesOf } from '#shared/debrief/choices'
import {
  matteringOf,
  screenChoices,
  shortlist,
  triedChoices,
  type WeighedChoice,
  weighAgain,
} from '#shared/debrief/matter'
import { runToEnd, storyOf } from '#shared/debrief/story'
import { recordMatch } from '#shared/match/playMatch'
import { RULESET } from '#shared/ruleset/ruleset'

const scenario = loadScenarios().get('two-blocs')!
const bots = (['tit-for-tat', 'gambler', 'superiority-seeker', 'worst-case-planner'] as const).map((id) => BOTS[id])
const stories = Array.from({ length: 40 }, (_, n) =>
  storyOf(RULESET, scenario, recordMatch({ ruleset: RULESET, scenario, years: 5, bots, seed: `matter ${n}` }).record),
)
const story = stories[0]!
/** Years of eight powers that may be played out for one match: some two seconds of one core. */
const MOST_YEARS = 300
const seats = story.record.seats

describe('the choices of a match', () => {
  test('are told by words of their own: no two of a power and year by the same', () => {
    for (const each of stories) {
      const words = choicesOf(each).map(({ year, power, change }) => JSON.stringify([year, power, change]))
      expect(new Set(words).size).toBe(words.length)
    }
  })

  test('are of every kind in some match', () => {
    const found = new Set(stories.flatMap((each) => choicesOf(each).map(({ change }) => change.kind)))
    for (const kind of CHANGE_KINDS) expect(found, kind).toContain(kind)
  })

  test('that are tried are the power’s own, the gravest kinds among them first', () => {
    for (const power of seats) {
      const tried = triedChoices(story, power)
      expect(tried.length).toBeGreaterThan(0)
      for (const choice of tried) expect(choice.power).toBe(power)
      const kinds = tried.map(({ change }) => CHANGE_KINDS.indexOf(change.kind))
      expect(kinds).toEqual(kinds.toSorted((a, b) => a - b))
    }
  })
})

describe('a choice that is weighed', () => {
  const choice = triedChoices(story, seats[0]!)[0]!
  const weighed = runToEnd(screenChoices(story, [choice]))[0]!

  test('gains what the alternative brought more in each pair of play-outs of the same luck', () => {
    const pair = (way: 'as it was' | 'otherwise') => [...playOutsOf(story, choice, way, weighed.gains.length)]
    const [was, would] = [pair('as it was'), pair('otherwise')]
    expect(weighed.gains).toEqual(would.map(({ points }, n) => points[0]! - was[n]!.points[0]!))
    expect(weighed.asItWas.wars).toBe(was.filter(({ war }) => war).length)
    expect(weighed.otherwise.plays).toBe(would.length)
  })

  test('comes to the same every time, whichever others are weighed beside it', () => {
    const others = triedChoices(story, seats[0]!).slice(0, 3)
    expect(runToEnd(screenChoices(story, others))[0]).toEqual(weighed)
  })

  test('is weighed again by fresh play-outs: none of the first counts twice', () => {
    const again = runToEnd(weighAgain(story, [choice]))[0]!
    const fresh = [...playOutsOf(story, choice, 'otherwise', again.gains.length + weighed.gains.length)]
    const points = fresh.slice(weighed.gains.length).map((play) => play.points[0]!)
    expect(again.otherwise.points).toBeCloseTo(points.reduce((sum, each) => sum + each, 0) / points.length, 9)
  })
})

test('the work is bounded at the largest table too: years of it that are played out', () => {
  const large = Array.from({ length: 8 }, (_, seat) => bots[seat % bots.length]!)
  const { record } = recordMatch({ ruleset: RULESET, scenario, years: 10, bots: large, seed: 'largest' })
  const long = storyOf(RULESET, scenario, record)
  const [me] = long.record.seats
  const yearsIn = (weighed: readonly WeighedChoice[]) =>
    weighed.reduce((sum, { gains, choice: { year } }) => sum + 2 * gains.length * (record.years - year + 1), 0)
  const screened = runToEnd(screenChoices(long, triedChoices(long, me!)))
  const again = runToEnd(weighAgain(long, shortlist(screened)))
  expect(yearsIn(screened)).toBeGreaterThan(0)
  expect(yearsIn(again)).toBeGreaterThan(0)
  expect(yearsIn(screened) + yearsIn(again)).toBeLessThanOrEqual(MOST_YEARS)
})

describe('the one choice that mattered', () => {
  const choice = triedChoices(story, seats[0]!)[0]!
  const figures = { plays: 4, wars: 0, dead: 0, points: 0 }
  const moved = (year: number, ...gains: number[]): WeighedChoice => ({
    choice: { ...choice, year },
    gains,
    asItWas: figures,
    otherwise: figures,
  })

  test('is the one that surely moved most, either way', () => {
    const found = matteringOf([moved(1, 30, 31, 29, 30), moved(2, -80, -82, -78, -80), moved(3, 400, -390, 10, 380)])
    expect(found?.choice.year).toBe(2)
    expect(found?.gain).toBe(-80)
    expect(found!.high).toBeLessThan(0)
  })

  test('is none where luck alone could make the difference, or where it is a few points', () => {
    expect(matteringOf([moved(1, 100, -90, 5, -20), moved(2, 3, 3, 3, 3)])).toBeUndefined()
    expect(matteringOf([])).toBeUndefined()
  })

  test('is looked for among the few that stood out; one that changed nothing is not looked at again', () => {
    const short = shortlist([moved(1, 0, 0), moved(2, 5, 7), moved(3, -50, -40), moved(4, 1, 1), moved(5, 9, 9)])
    expect(short.map(({ year }) => year)).toEqual([3, 5])
    expect(shortlist([moved(1, 0, 0)])).toEqual([])
  })
})
