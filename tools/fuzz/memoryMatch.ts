import { systemClock } from '#server/lib/clock'
import { loadScenarios } from '#server/lib/loadScenarios'
import type { Match } from '#server/match/match'
import { openDatabase } from '#server/store/database'
import { createChatStore } from '#server/store/sqlChatStore'
import { createMatchStore } from '#server/store/sqlMatchStore'
import { memoryCounting, rateLimiterWith } from '#server/web/rateLimiter'
import { STAND_IN } from '#shared/bots/index'
import { powerId } from '#shared/ids'
import { LIMITS } from '#shared/protocol/limits'
import { USUAL_STRENGTH } from '#shared/ruleset/vocabulary'
import { matchesOver } from '#tests/support/matches'

/** A match of people on every seat over a real store in memory, untimed, with free talk; `ended` puts it away. */
export async function memoryMatch(
  scenario: string,
  onFault: (fault: unknown) => void,
): Promise<{ readonly match: Match; ended(): Promise<void> }> {
  const database = await openDatabase(':memory:')
  const scenarios = loadScenarios()
  const powers = Object.values(scenarios.get(scenario)!.seatings).at(-1)
  const store = createMatchStore(database)
  const chatStore = createChatStore(database)
  const mayChat = rateLimiterWith(memoryCounting)({ name: 'chat', ...LIMITS.chat })
  const matches = matchesOver(store, { scenarios, chatStore, clock: systemClock, mayChat, onFault })
  const seats = powers!.map((power) => ({ power: powerId(power), bot: STAND_IN, name: power, tokenHash: 'x' }))
  const setup = { id: 'fuzzed', scenario, years: 3, host: 0, seats }
  await matches.begin({ ...setup, timeControl: 'untimed', chatRule: 'free', strength: USUAL_STRENGTH })
  const match = (await matches.find('fuzzed'))!
  match.viewers.watch(() => undefined)
  return {
    match,
    async ended() {
      await matches.stopAll()
      await database.destroy()
    },
  }
}
