import { type Story, storyOf } from '#shared/debrief/story'
import type { RecordOutline } from '#shared/match/recordText'
import { RULESET } from '#shared/ruleset/ruleset'
import type { Scenario } from '#shared/scenario/schema'

/** Plays a record again, window by window. @throws Error when a window does not hold */
export function verifiedStory(scenario: Scenario, record: RecordOutline): Story {
  const story = storyOf(RULESET, scenario, record)
  if (story.departsAt !== undefined) throw new Error(`window ${story.departsAt} of ${record.seed} does not hold`)
  return story
}
