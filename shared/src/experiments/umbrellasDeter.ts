import { opportunist } from '#shared/bots/opportunist'
import { titForTat } from '#shared/bots/titForTat'
import { defineExperiment } from '#shared/experiments/define'
import { playDuel } from '#shared/experiments/duel'
import { botWithout } from '#shared/experiments/scriptedBots'

/** What the left power covers from the start, if anything; it promises nothing later. */
const CLIENTS: ReadonlySet<string> = new Set(['west', 'midwest'])

/** Demands of a revisionist opportunist, strong on the ground, over the two states near the left power. */
const promised = (covered: boolean) => (seed: string) => {
  const match = playDuel(
    {
      bots: [botWithout(titForTat, 'umbrella'), opportunist],
      covered,
      forces: { conventional: 8 },
      right: { forces: { conventional: 16 } },
      seekers: 0,
      years: 8,
      tension: 40,
    },
    seed,
  )
  const over = match.final.crises.filter(
    ({ cause, challenger, over: state }) => cause === 'disputedState' && challenger === 1 && CLIENTS.has(state ?? ''),
  )
  return { yielded: over.filter(({ outcome }) => outcome === 'challengerWon').length, challenged: over.length }
}

const ARMS = { covered: promised(true), bare: promised(false) }

/** E43: A credible promise with forces behind it makes its clients fewer targets; with promises worth nothing (`balance.promise` 0) it does not. */
export const umbrellasDeter = defineExperiment({
  id: 'umbrellas-deter',
  label: 'E43',
  claim: 'A credible promise with forces behind it makes its clients fewer targets.',
  source: 'M15, U1; Fuhrmann & Sechser 2014',
  departs:
    'The patron has half of the forces of its challenger: with an eighth of them a promise makes no difference to be sure of.',
  kind: 'emergent',
  core: true,
  mutations: [{ number: 'balance.promise', value: 0 }],
  disputed: 'Huth & Russett 1984 find ties and the local balance, not alliances, decisive',
  samples: 8,
  arms: ARMS,
  expect: [{ metric: 'challenged', more: 'bare', than: 'covered', factor: 1.67 }],
})
