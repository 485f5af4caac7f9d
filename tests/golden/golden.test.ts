import { describe, expect, test } from 'vitest'
import { loadScenarios } from '#server/scenarios'
import type { Bot } from '#shared/bots/define'
import { BOT_NAMES, BOTS } from '#shared/bots/index'
import { recordMatch } from '#shared/match/playMatch'
import { printOrder } from '#shared/notation/orderText'
import { RULES_VERSION, RULESET } from '#shared/ruleset/ruleset'
import type { Scenario } from '#shared/scenario/schema'
import { hashState } from '#shared/state/hashState'
import { smallWorld } from '#tests/support/smallWorld'

/** A whole match as a story: every window's orders and public events, and the hash of the last state. */
function storyOf(scenario: Scenario, years: number, bots: readonly Bot[], seed: string): string {
  const { record, state } = recordMatch({ ruleset: RULESET, scenario, years, bots, seed })
  const lines = record.windows.flatMap(({ number, submissions, events, hash }) => [
    `window ${number} → ${hash}`,
    ...Object.entries(submissions).flatMap(([power, orders]) =>
      orders.map((order) => `  ${power}: ${printOrder(order)}`),
    ),
    ...events
      .filter(({ audience }) => audience === 'all')
      .map(({ audience: _, ...event }) => `  ! ${JSON.stringify(event)}`),
  ])
  const end = `end ${hashState(state)} ${JSON.stringify(state.ending)}`
  return [`rules ${RULES_VERSION}, seed ${seed}`, ...lines, end, ''].join('\n')
}

const called = (names: readonly string[]): readonly Bot[] => names.map((name) => BOTS[name]!)

/** A change here means that recorded matches no longer replay: bump RULES_VERSION and say why in the commit. */
describe('golden matches play as written', () => {
  test.each(['peace', 'war-63'])('in the small world: %s', async (seed) => {
    const names = ['tit-for-tat', 'superiority-seeker', 'minimal-deterrer', 'superiority-seeker']
    await expect(storyOf(smallWorld, 6, called(names), seed)).toMatchFileSnapshot(`${seed}.txt`)
  })

  test.each([...loadScenarios().values()].map((scenario) => [scenario.id, scenario] as const))(
    'in %s',
    async (id, scenario) => {
      const seats = Math.min(...Object.keys(scenario.seatings).map(Number))
      const names = Array.from({ length: seats }, (_, seat) => BOT_NAMES[(seat * 3 + id.length) % BOT_NAMES.length]!)
      const story = storyOf(scenario, Math.min(5, scenario.years), called(names), `golden ${id}`)
      await expect(story).toMatchFileSnapshot(`${id}.txt`)
    },
  )
})
