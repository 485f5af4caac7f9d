import { loadScenarios } from '#server/lib/loadScenarios'
import { BOT_NAMES, BOTS } from '#shared/bots/index'
import { type Story, storyOf } from '#shared/debrief/story'
import type { MatchRecord } from '#shared/match/matchRecord'
import { recordMatch } from '#shared/match/playMatch'
import { printRecord } from '#shared/match/recordText'
import { RULESET } from '#shared/ruleset/ruleset'
import type { Scenario } from '#shared/scenario/schema'
import type { GameState } from '#shared/state/gameState'

export interface GoldenMatch {
  readonly record: MatchRecord
  readonly state: GameState
}

/** The golden match of a scenario: its smallest seating, up to five years, bots taken in turn. */
export function goldenMatch(scenario: Scenario): GoldenMatch {
  const seats = Math.min(...Object.keys(scenario.seatings).map(Number))
  const names = Array.from(
    { length: seats },
    (_, seat) => BOT_NAMES[(seat * 3 + scenario.id.length) % BOT_NAMES.length]!,
  )
  const years = Math.min(5, scenario.years)
  const bots = names.map((name) => BOTS[name]!)
  return recordMatch({ ruleset: RULESET, scenario, years, bots, seed: `golden ${scenario.id}` })
}

export const goldenStory = (scenario: Scenario): Story => storyOf(RULESET, scenario, goldenMatch(scenario).record)

/** The golden match of a scenario as a record's file. */
export const goldenText = (scenario: string): string => printRecord(goldenMatch(loadScenarios().get(scenario)!).record)
