import { minimalDeterrer } from '#shared/bots/minimalDeterrer'
import { opportunist } from '#shared/bots/opportunist'
import { defineExperiment } from '#shared/experiments/define'
import { playDuel } from '#shared/experiments/duel'

/** Crises over the two states near the left power, sought by an opportunist. */
const promised = (covered: boolean) => (seed: string) => {
  const match = playDuel({ bots: [minimalDeterrer, opportunist], covered, pull: 0.5, years: 8, tension: 40 }, seed)
  const over = match.final.crises.filter(
    ({ cause, challenger, over: state }) => cause === 'disputedState' && challenger === 1 && state !== undefined,
  )
  return { yielded: over.filter(({ outcome }) => outcome === 'challengerWon').length, challenged: over.length }
}

const ARMS = { covered: promised(true), bare: promised(false) }

/** E43: A credible promise makes its clients fewer targets. */
export const umbrellasDeter = defineExperiment({
  id: 'umbrellas-deter',
  label: 'E43',
  claim: 'A credible promise makes its clients fewer targets.',
  source: 'M15, U1; Fuhrmann & Sechser 2014',
  kind: 'emergent',
  core: true,
  disputed: 'Huth & Russett 1984 find ties and the local balance, not alliances, decisive',
  samples: 2,
  arms: ARMS,
  expect: [{ metric: 'yielded', more: 'bare', than: 'covered', by: 0 }],
})
