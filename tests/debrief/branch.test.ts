import { describe, expect, test } from 'vitest'
import { loadScenarios } from '#server/lib/loadScenarios'
import { BOTS } from '#shared/bots/index'
import { playOutsOf, playOutsOfYear } from '#shared/debrief/branch'
import { choicesOf, type OrderChange, ordersWithChange } from '#shared/debrief/choices'
import { questionsOf } from '#shared/debrief/discussion'
import { debriefOf } from '#shared/debrief/index'
import { storyOf } from '#shared/debrief/story'
import { addPlayOut, EMPTY_TALLY, warShare } from '#shared/debrief/tally'
import { recordMatch } from '#shared/match/playMatch'
import { RULESET } from '#shared/ruleset/ruleset'
import { goldenStory } from '#tests/support/golden'
import { smallWorld } from '#tests/support/smallWorld'
import { readWords } from '#tests/support/words'

/** The first match of aggressive bots that ends in war because a power fired. */
function warStory() {
  const bots = (['gambler', 'superiority-seeker', 'gambler', 'worst-case-planner'] as const).map((name) => BOTS[name])
  for (let n = 0; n < 200; n++) {
    const { record } = recordMatch({ ruleset: RULESET, scenario: smallWorld, years: 6, bots, seed: `war ${n}` })
    const told = storyOf(RULESET, smallWorld, record)
    const fired = record.windows.some(({ events }) => events.some(({ type }) => type === 'firstUse'))
    if (fired && choicesOf(told).some(({ change }) => change.kind === 'holdFire')) return told
  }
  throw new Error('two hundred matches of gamblers, and no war')
}

const story = warStory()
const choices = choicesOf(story)
const ordersOf = (window: number, power: string) => story.record.windows[window]!.submissions[power] ?? []

describe('choices', () => {
  test('are of the kinds there are, and each was really made in its window', () => {
    expect(new Set(choices.map(({ change }) => change.kind)).size).toBeGreaterThan(1)
    for (const { window, year, power, change } of choices) {
      expect(story.states[window]!.year).toBe(year)
      const orders = ordersOf(window, power)
      if (change.kind === 'restrain') expect(orders.some(({ type }) => type === 'build')).toBe(true)
      if (change.kind === 'holdFire') {
        const shots = orders.filter(({ type }) => ['strike', 'retaliate', 'answerWarning'].includes(type))
        expect(shots.length).toBeGreaterThan(0)
      }
    }
  })

  test.each(['restrain', 'holdFire', 'accept', 'stepBack'] as const)(
    'made otherwise change no other power’s orders: %s',
    (kind) => {
      for (const choice of choices.filter(({ change }) => change.kind === kind)) {
        const { submissions } = story.record.windows[choice.window]!
        const { [choice.power]: own, ...others } = ordersWithChange(submissions, choice)
        const { [choice.power]: before = [], ...same } = submissions
        expect(others).toEqual(same)
        expect(own).not.toEqual(before)
        const left = choicesOf({
          ...story,
          record: {
            ...story.record,
            windows: story.record.windows.with(choice.window, {
              ...story.record.windows[choice.window]!,
              submissions: ordersWithChange(submissions, choice),
            }),
          },
        })
        const again = (change: OrderChange) => JSON.stringify(change) === JSON.stringify(choice.change)
        expect(
          left.some(({ window, power, change }) => window === choice.window && power === choice.power && again(change)),
        ).toBe(false)
      }
    },
  )
})

describe('play-outs', () => {
  const choice = choices.find(({ change }) => change.kind === 'holdFire')!

  test('are the same every time, and leave the story as it is', () => {
    const before = JSON.stringify(story.states[choice.window])
    const run = () => [...playOutsOf(story, choice, 'otherwise', 5)]
    expect(run()).toEqual(run())
    expect(JSON.stringify(story.states[choice.window])).toBe(before)
  })

  test('of the match as it was see the war that followed, and holding fire averts some of it', () => {
    const tally = (way: 'as it was' | 'otherwise') =>
      [...playOutsOf(story, choice, way, 20)].reduce(addPlayOut, EMPTY_TALLY)
    const [was, would] = [tally('as it was'), tally('otherwise')]
    expect(was.plays).toBe(20)
    expect(was.wars).toBe(20)
    expect(would.dead).toBeLessThan(was.dead)
  })

  test('from a year that was never played are none', () => {
    expect([...playOutsOfYear(story, 99, 5)]).toEqual([])
    expect([...playOutsOfYear(story, 1, 3)]).toHaveLength(3)
  })

  test('are counted with Wilson’s interval: 10 of 100 give 5.5 to 17.4 %', () => {
    const { share, low, high } = warShare({ plays: 100, wars: 10, dead: 0 })
    expect(share).toBe(0.1)
    expect(low).toBeCloseTo(0.0552, 3)
    expect(high).toBeCloseTo(0.1744, 3)
    expect(warShare({ plays: 20, wars: 0, dead: 0 }).low).toBe(0)
  })
})

describe('the discussion sheet', () => {
  const words = readWords()

  test('asks about what happened, in words there are', () => {
    const stories = [story, ...[...loadScenarios().values()].map(goldenStory)]
    const asked = new Set<string>()
    for (const each of stories) {
      const questions = questionsOf(debriefOf(each))
      expect(questions.length).toBeGreaterThan(1)
      for (const { asks, hint } of questions) {
        expect(words.has(asks.key)).toBe(true)
        expect(words.has(hint.key)).toBe(true)
        asked.add(asks.key)
      }
    }
    expect(asked.size).toBeGreaterThan(5)
  })

  test('asks who fired first only where a power fired', () => {
    const first = (each: typeof story) =>
      questionsOf(debriefOf(each)).some(({ asks }) => asks.key.includes('firstShot'))
    expect(first(story)).toBe(true)
    expect(first(goldenStory(loadScenarios().get('first-lesson')!))).toBe(false)
  })
})
