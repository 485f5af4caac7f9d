/** Asks the bots of one window after the other, on a thread of its own: however long they think, no match and no other call waits. */
import { parentPort, workerData } from 'node:worker_threads'
import type { BotId } from '#shared/bots/index'
import { askBots, type BotAnswers } from '#shared/match/askBots'
import { scenarioOfMatch } from '#shared/match/matchRecord'
import { matchRules } from '#shared/match/matchRules'
import type { SavedSession } from '#shared/match/session'
import { RULESET } from '#shared/ruleset/ruleset'
import type { Scenario } from '#shared/scenario/schema'
import { botsOf } from './botsOf.ts'
import type { MatchSetup, SeatSetup } from './matchSetup.ts'

/** What the bots of one window are asked. */
export interface BotQuestion extends Pick<SavedSession, 'state' | 'memories'> {
  readonly id: number
  readonly setup: Pick<MatchSetup, 'scenario' | 'ownScenario' | 'years' | 'seed' | 'treatment' | 'strength'>
  /** In seat order; who else sits there does not matter. */
  readonly seats: readonly Pick<SeatSetup, 'power' | 'bot'>[]
}

/** What they answer to the question of this number. */
export interface BotAnswer {
  readonly id: number
  readonly answers: BotAnswers
}

const scenarios = workerData as ReadonlyMap<string, Scenario>

function answersTo({ setup, seats, state, memories }: BotQuestion): BotAnswers {
  const scenario = scenarioOfMatch(scenarios, setup)
  if (scenario === undefined) throw new Error(`the scenario ${setup.scenario} is gone`)
  const playerOf = botsOf(setup)
  const botAt = (bot: BotId | undefined) => (bot === undefined ? bot : playerOf(bot))
  return askBots({
    rules: matchRules(RULESET, scenario, setup),
    seats: seats.map(({ power, bot }) => ({ power, people: [], bot: botAt(bot) })),
    state,
    memories,
  })
}

parentPort?.on('message', (question: BotQuestion) => {
  parentPort?.postMessage({ id: question.id, answers: answersTo(question) } satisfies BotAnswer)
})
