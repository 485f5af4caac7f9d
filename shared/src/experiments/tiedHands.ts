import { credibilityOf } from '#shared/analysis/credibility'
import { defineExperiment } from '#shared/experiments/define'
import { RULESET } from '#shared/ruleset/ruleset'

const promise = (pledged: boolean, base: boolean) => () => ({
  honour: credibilityOf(RULESET, {
    integrity: 70,
    ties: 0.5,
    pledged,
    base,
    reaffirmed: false,
    watchers: 0,
    exposure: 0.3,
    ground: 0.5,
  }).honour,
})

const ARMS = { words: promise(true, false), troops: promise(false, true), nothing: promise(false, false) }

/** E51: A public promise moves belief more than troops on the spot. */
export const tiedHands = defineExperiment({
  id: 'tied-hands',
  label: 'E51',
  claim: 'A public promise moves belief more than troops on the spot.',
  source: 'U2; Fearon 1997',
  kind: 'mechanism',
  core: false,
  samples: 'once',
  arms: ARMS,
  expect: [
    { metric: 'honour', more: 'words', than: 'troops', by: 0.15 },
    { metric: 'honour', more: 'troops', than: 'nothing', by: 0.02 },
  ],
})
