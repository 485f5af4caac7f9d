import { credibilityOf } from '#shared/analysis/credibility'
import { defineExperiment } from '#shared/experiments/define'
import { RULESET } from '#shared/ruleset/ruleset'

const honour = (pledged: boolean, base: boolean): number =>
  credibilityOf(RULESET, {
    integrity: 70,
    ties: 0.5,
    pledged,
    base,
    reaffirmed: false,
    watchers: 0,
    exposure: 0.3,
    ground: 0.5,
  }).honour

/** Probability of being honoured that a signal adds. */
const added = (pledged: boolean, base: boolean) => () => ({ added: honour(pledged, base) - honour(false, false) })

const ARMS = { words: added(true, false), troops: added(false, true) }

/** E51: A public promise moves belief twice as much as troops on the spot, which move it too. */
export const tiedHands = defineExperiment({
  id: 'tied-hands',
  label: 'E51',
  claim: 'A public promise moves belief twice as much as troops on the spot, which move it too.',
  source: 'U2; Fearon 1997',
  departs: 'One signal against one, not budget point against budget point: a promise costs none.',
  kind: 'mechanism',
  core: false,
  mutations: [
    { number: 'umbrellas.treaty', value: 0.1 },
    { number: 'umbrellas.presence', value: 0 },
  ],
  samples: 'once',
  arms: ARMS,
  expect: [
    { metric: 'added', more: 'words', than: 'troops', factor: 2 },
    { metric: 'added', arm: 'troops', from: 0.02, to: 1 },
  ],
})
