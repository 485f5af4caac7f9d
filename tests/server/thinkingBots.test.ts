import { afterAll, describe, expect, test } from 'vitest'
import { loadScenarios } from '#server/lib/loadScenarios'
import { botsOf } from '#server/match/botsOf'
import type { MatchSetup, SeatSetup } from '#server/match/matchSetup'
import { ThinkingBots } from '#server/match/thinkingBots'
import type { PowerId } from '#shared/ids'
import { askBots } from '#shared/match/askBots'
import { matchRules } from '#shared/match/matchRules'
import { MatchSession } from '#shared/match/session'
import { RULESET } from '#shared/ruleset/ruleset'
import type { Scenario } from '#shared/scenario/schema'

const scenarios = loadScenarios()
const scenario = scenarios.get('two-blocs')!
const bots = ['grim', 'reassurer', 'gambler', 'opportunist'] as const
const seats = scenario.seatings['4']!.map(
  (power, seat): SeatSetup => ({ power: power as PowerId, bot: bots[seat]!, people: [] }),
)
const setup: MatchSetup = {
  ...{ id: 'm', scenario: scenario.id, rulesVersion: RULESET.version, seed: 'thinking', years: 4 },
  ...{ timeControl: 'live', chatRule: 'off', strength: 'hard', seats },
}

/** A session in its second year: bots have something to remember. */
function secondYear(): MatchSession {
  const playerOf = botsOf({ strength: 'easy' })
  const sessionSeats = seats.map(({ power, bot }) => ({ power, people: [], bot: playerOf(bot!) }))
  let session = MatchSession.create(matchRules(RULESET, scenario, setup), sessionSeats)
  while (session.state.year < 2) session = session.close().session
  const hard = botsOf(setup)
  return session.withSeats(seats.map(({ power, bot }) => ({ power, people: [], bot: hard(bot!) })))
}

const faults: unknown[] = []
const noteFault = (fault: unknown) => faults.push(fault)
const made: ThinkingBots[] = []
function thinkingBots(known: ReadonlyMap<string, Scenario>): ThinkingBots {
  const thinking = new ThinkingBots(known, noteFault)
  made.push(thinking)
  return thinking
}
afterAll(async () => {
  for (const thinking of made) await thinking.stop()
})

describe('bots that think on a thread', () => {
  const session = secondYear()

  test('answer as they would here, and hold up nothing meanwhile', async () => {
    let turns = 0
    const turn = setInterval(() => turns++, 1)
    const answers = await thinkingBots(scenarios).ask(setup, seats, session)
    clearInterval(turn)
    expect(answers).toEqual(askBots(session))
    expect(Object.keys(answers.submissions)).toHaveLength(4)
    expect(turns).toBeGreaterThan(0)
    expect(faults).toEqual([])
  })

  test('are asked here when the thread fails, which is told; the next question gets a new thread', async () => {
    const thinking = thinkingBots(new Map())
    for (let asked = 1; asked <= 2; asked++) {
      expect(await thinking.ask(setup, seats, session)).toEqual(askBots(session))
      expect(faults).toHaveLength(asked)
    }
  })

  test('close a window as bots do that are asked then', async () => {
    const answers = await thinkingBots(scenarios).ask(setup, seats, session)
    const closed = session.close(undefined, [], answers)
    const asked = session.close()
    expect(closed.submissions).toEqual(asked.submissions)
    expect(closed.session.memories).toEqual(asked.session.memories)
    expect(closed.session.state).toEqual(asked.session.state)
  })
})
