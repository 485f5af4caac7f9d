import { loadScenarios } from '#server/lib/loadScenarios'
import { BOTS, type BotId } from '#shared/bots/index'
import { type Story, storyOf } from '#shared/debrief/story'
import type { MatchRecord } from '#shared/match/matchRecord'
import { recordMatch } from '#shared/match/playMatch'
import { printRecord } from '#shared/match/recordText'
import { RULESET } from '#shared/ruleset/ruleset'
import type { Scenario } from '#shared/scenario/schema'
import type { GameState } from '#shared/state/gameState'
import { smallWorld } from '#tests/support/smallWorld'

export interface GoldenMatch {
  readonly record: MatchRecord
  readonly state: GameState
}

/** Bots of the golden matches, taken in turn: a list of its own, so that a new bot changes no golden match. */
const GOLDEN_BOTS: readonly BotId[] = [
  'tit-for-tat',
  'minimal-deterrer',
  'superiority-seeker',
  'worst-case-planner',
  'reassurer',
  'grim',
  'gambler',
  'opportunist',
  'loyal-patron',
  'free-rider',
]

/** The golden match of a scenario: its smallest seating, up to five years. */
export function goldenMatch(scenario: Scenario): GoldenMatch {
  const seats = Math.min(...Object.keys(scenario.seatings).map(Number))
  const years = Math.min(5, scenario.years)
  const bots = Array.from(
    { length: seats },
    (_, seat) => BOTS[GOLDEN_BOTS[(seat * 3 + scenario.id.length) % GOLDEN_BOTS.length]!],
  )
  return recordMatch({ ruleset: RULESET, scenario, years, bots, seed: `golden ${scenario.id}` })
}

export const goldenStory = (scenario: Scenario): Story => storyOf(RULESET, scenario, goldenMatch(scenario).record)

/** Seeds of the golden matches of the small world. */
export const SMALL_GOLDENS = ['peace', 'war-63'] as const

/** A golden match of the small world: four powers, six years. */
export function smallGolden(seed: string): GoldenMatch {
  const names = ['tit-for-tat', 'superiority-seeker', 'minimal-deterrer', 'superiority-seeker'] as const
  return recordMatch({ ruleset: RULESET, scenario: smallWorld, years: 6, bots: names.map((name) => BOTS[name]), seed })
}

export const smallGoldenStory = (seed: string): Story => storyOf(RULESET, smallWorld, smallGolden(seed).record)

/** The golden match of a scenario as a record's file. */
export const goldenText = (scenario: string): string => printRecord(goldenMatch(loadScenarios().get(scenario)!).record)
