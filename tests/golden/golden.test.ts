import { expect, test } from 'vitest'
import { BOTS } from '#shared/bots/index'
import { recordMatch } from '#shared/match/playMatch'
import { printOrder } from '#shared/notation/orderText'
import { RULES_VERSION, RULESET } from '#shared/ruleset/ruleset'
import { hashState } from '#shared/state/hashState'
import { smallWorld } from '#tests/support/smallWorld'

/**
 * A whole match as a story: every window's orders and public events, and the hash of the last state. A change here
 * means that recorded matches no longer replay: bump RULES_VERSION and say why in the commit.
 */
test.each(['peace', 'war-63'])('the golden match "%s" plays as written', async (seed) => {
  const names = ['tit-for-tat', 'superiority-seeker', 'minimal-deterrer', 'superiority-seeker']
  const bots = names.map((name) => BOTS[name]!)
  const { record, state } = recordMatch({ ruleset: RULESET, scenario: smallWorld, years: 6, bots, seed })
  const lines = record.windows.flatMap(({ number, submissions, events, hash }) => [
    `window ${number} → ${hash}`,
    ...Object.entries(submissions).flatMap(([power, orders]) =>
      orders.map((order) => `  ${power}: ${printOrder(order)}`),
    ),
    ...events
      .filter(({ audience }) => audience === 'all')
      .map(({ audience: _, ...event }) => `  ! ${JSON.stringify(event)}`),
  ])
  const story = [
    `rules ${RULES_VERSION}, seed ${seed}`,
    ...lines,
    `end ${hashState(state)} ${JSON.stringify(state.ending)}`,
    '',
  ]
  await expect(story.join('\n')).toMatchFileSnapshot(`${seed}.txt`)
})
