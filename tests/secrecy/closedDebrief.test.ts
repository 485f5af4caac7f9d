import { describe, expect, test } from 'vitest'
import { loadScenarios } from '#server/lib/loadScenarios'
import { debriefPart } from '#shared/debrief/closedDebrief'
import { debriefOf, SECTION_IDS, type SectionId } from '#shared/debrief/index'
import type { Story } from '#shared/debrief/story'
import { figuresOf } from '#shared/debrief/worldFigures'
import type { Interest } from '#shared/ruleset/forces'
import { goldenStory } from '#tests/support/golden'

const stories = [...loadScenarios().values()].map(goldenStory)

const OTHER: Readonly<Record<Interest, Interest>> = { securitySeeker: 'revisionist', revisionist: 'securitySeeker' }

/** The same match, had every power wanted the opposite and done the same. */
function inverted(story: Story): Story {
  const states = story.states.map((state) => ({
    ...state,
    powers: state.powers.map((power) => ({ ...power, interest: OTHER[power.interest] })),
  }))
  return { ...story, states }
}

const part = (story: Story, id: SectionId, interests: 'open' | 'closed') =>
  JSON.stringify(debriefPart(debriefOf(story), [id], interests))

describe('while interests are closed', () => {
  test.each(SECTION_IDS)('the section %s is the same whatever the powers wanted', (id) => {
    for (const story of stories) expect(part(inverted(story), id, 'closed')).toBe(part(story, id, 'closed'))
  })

  test('no score, interest or true force of the end is in any part', () => {
    for (const story of stories) {
      for (const id of SECTION_IDS) {
        const { reveal } = debriefPart(debriefOf(story), [id], 'closed')
        expect(reveal?.powers).toEqual([])
        expect(part(story, id, 'closed')).not.toMatch(/securitySeeker|revisionist|"grade"/)
      }
    }
  })

  test('a part has no figures but those its view shows', () => {
    const others = SECTION_IDS.filter((id) => id !== 'crises' && id !== 'steadiness')
    for (const id of others) expect(debriefPart(debriefOf(stories[0]!), ['crises'], 'closed')).not.toHaveProperty(id)
  })

  test('the comparison knows no motive', () => {
    const source = (interests: 'open' | 'closed') =>
      figuresOf(
        debriefPart(debriefOf(stories[0]!), ['interests', 'beliefs', 'race', 'crises', 'alarms', 'people'], interests),
      )
    expect(source('closed').motives).toEqual([])
    expect(source('open').motives.length).toBeGreaterThan(0)
  })
})

test('once they are open, the inversion shows: the comparison above can fail', () => {
  const changed = SECTION_IDS.filter((id) =>
    stories.some((story) => part(inverted(story), id, 'open') !== part(story, id, 'open')),
  )
  expect(changed).toEqual(expect.arrayContaining(['interests', 'beliefs', 'dilemma', 'people']))
})
