import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { loadScenarios } from '#server/lib/loadScenarios'
import { debriefOf } from '#shared/debrief/index'
import { storyOf } from '#shared/debrief/story'
import { readRecord } from '#shared/match/recordText'
import { RULES_VERSION, RULESET } from '#shared/ruleset/ruleset'
import { SAMPLE_FILE, sampleRecords } from '#tools/sampleRecords'

const { records } = JSON.parse(readFileSync(SAMPLE_FILE, 'utf8')) as { readonly records: readonly string[] }
const scenarios = loadScenarios()

describe('the sample class that comes with the game', () => {
  test('is what its tool writes under the rules of this version', () => {
    expect(records).toEqual(sampleRecords())
  })

  test('opens: five worlds, each to its last window, one at war, one in peace though it came close', () => {
    const debriefs = records.map((text) => {
      const read = readRecord(text)
      if (!('record' in read)) throw new Error(JSON.stringify(read))
      const { record } = read
      expect(record.rulesVersion).toBe(RULES_VERSION)
      const story = storyOf(RULESET, scenarios.get(record.scenario)!, record)
      expect(story.departsAt).toBeUndefined()
      expect(story.states.at(-1)!.window.kind).toBe('ended')
      return debriefOf(story)
    })
    expect(debriefs).toHaveLength(5)
    const outcomes = debriefs.map(({ reveal }) => reveal?.outcome)
    expect(outcomes).toEqual(expect.arrayContaining(['peace', 'generalWar']))
    const closeCalls = debriefs.filter(({ reveal, crises }) => reveal?.outcome === 'peace' && crises.length >= 5)
    expect(closeCalls.length).toBeGreaterThan(0)
  })
})
