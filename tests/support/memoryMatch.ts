import { systemClock } from '#server/match/clock'
import type { Match } from '#server/match/match'
import { Matches } from '#server/match/matches'
import { ALONE } from '#server/scale/ownership'
import { loadScenarios } from '#server/scenarios'
import { openDatabase } from '#server/store/database'
import { createMatchStore } from '#server/store/matchStore'
import { createTalkStore } from '#server/store/talkStore'
import { powerId } from '#shared/ids'
import { RULESET } from '#shared/ruleset/ruleset'

/** A match of people on every seat over a real store in memory, untimed, with free talk; `ended` puts it away. */
export async function memoryMatch(
  scenario: string,
  onFault: (fault: unknown) => void,
): Promise<{ readonly match: Match; ended(): Promise<void> }> {
  const database = await openDatabase(':memory:')
  const scenarios = loadScenarios()
  const seats = Object.values(scenarios.get(scenario)!.seatings).at(-1)
  const store = createMatchStore(database)
  const talkStore = createTalkStore(database)
  const matches = new Matches({
    ruleset: RULESET,
    scenarios,
    store,
    talkStore,
    ownership: ALONE,
    clock: systemClock,
    onFault,
  })
  const places = seats!.map((power) => ({ power: powerId(power), bot: 'hawk', name: power, tokenHash: 'x' }))
  const setup = { id: 'fuzzed', code: 'FUZZED', scenario, years: 3, open: false, started: false, host: 0, places }
  await matches.begin({ ...setup, tempo: 'untimed', talk: 'free' })
  const match = (await matches.find('fuzzed'))!
  match.watch(() => undefined)
  return {
    match,
    async ended() {
      await matches.stopAll()
      await database.destroy()
    },
  }
}
