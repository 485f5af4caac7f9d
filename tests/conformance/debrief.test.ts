import { describe, expect, test } from 'vitest'
import { SECTION_VIEWS } from '#client/debrief/sections.ts'
import { loadScenarios } from '#server/lib/loadScenarios'
import { debriefPart } from '#shared/debrief/closedDebrief'
import { debriefOf, isSectionId, SECTION_IDS, SECTIONS } from '#shared/debrief/index'
import { outlineOf } from '#shared/debrief/outline'
import { WALL_SECTIONS } from '#shared/protocol/debriefScript'
import { wallPageSchema } from '#shared/protocol/wall'
import { goldenStory } from '#tests/support/golden'
import { readWords } from '#tests/support/words'

const words = readWords()
const stories = [...loadScenarios().values()].map(goldenStory)

describe.each(SECTION_IDS)('the section %s of the debrief', (id) => {
  test('is registered under its own id, has words, and has its view at the same place on the page', () => {
    expect(SECTIONS[id].id).toBe(id)
    expect(isSectionId(id)).toBe(true)
    for (const part of ['title', 'question']) expect(words.has(`debrief.${id}.${part}`), part).toBe(true)
    expect(Object.keys(SECTION_VIEWS)[SECTION_IDS.indexOf(id)]).toBe(id)
    expect(SECTION_VIEWS[id]).toBeTypeOf('function')
  })

  test('gives plain data, the same object when it is asked twice, and the same figures of a story told anew', () => {
    for (const story of stories) {
      const figures = SECTIONS[id].of(story)
      expect(SECTIONS[id].of(story)).toBe(figures)
      if (figures !== undefined) expect(JSON.parse(JSON.stringify(figures))).toEqual(figures)
      expect(SECTIONS[id].of({ ...story })).toEqual(figures)
      expect(debriefOf(story)[id]).toBe(figures)
    }
  })

  test('can be put on a wall, open and closed, with the figures its view reads and no others', () => {
    expect(wallPageSchema.safeParse({ kind: 'world', world: 0, sections: [id] }).success).toBe(true)
    const shown = [id, ...SECTIONS[id].reads]
    for (const story of stories) {
      for (const interests of ['open', 'closed'] as const) {
        const part = debriefPart(debriefOf(story), [id], interests)
        expect(SECTION_IDS.filter((each) => Object.hasOwn(part, each))).toEqual(
          SECTION_IDS.filter((each) => shown.includes(each)),
        )
      }
    }
  })

  test('takes no name of the outline', () => {
    for (const story of stories) expect(Object.keys(outlineOf(story))).not.toContain(id)
  })
})

test('a debrief has no other sections, the page no other views, and a wall shows every one', () => {
  expect(WALL_SECTIONS).toEqual(SECTION_IDS)
  expect(Object.keys(SECTION_VIEWS)).toEqual(SECTION_IDS)
  for (const other of ['', 'powers', 'toString']) expect(isSectionId(other)).toBe(false)
})
