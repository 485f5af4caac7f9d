import { describe, expect, test } from 'vitest'
import { loadScenarios } from '#server/lib/loadScenarios'
import { printOrder } from '#shared/notation/orderText'
import { RULES_VERSION } from '#shared/ruleset/ruleset'
import { hashState } from '#shared/state/hashState'
import { type GoldenMatch, goldenMatch, SMALL_GOLDENS, smallGolden } from '#tests/support/golden'

/** A whole match as a story: every window's orders and public events, and the hash of the last state. */
function storyOf({ record, state }: GoldenMatch): string {
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
  return [`rules ${RULES_VERSION}, seed ${record.seed}`, ...lines, end, ''].join('\n')
}

/** A change here means that recorded matches no longer replay (bump RULES_VERSION), or that a bot decides otherwise: say which in the commit. */
describe('golden matches play as written', () => {
  test.each(SMALL_GOLDENS)('in the small world: %s', async (seed) => {
    await expect(storyOf(smallGolden(seed))).toMatchFileSnapshot(`${seed}.txt`)
  })

  test.each([...loadScenarios().values()].map((scenario) => [scenario.id, scenario] as const))(
    'in %s',
    async (id, scenario) => {
      await expect(storyOf(goldenMatch(scenario))).toMatchFileSnapshot(`${id}.txt`)
    },
  )
})
