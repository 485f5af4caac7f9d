import { defineExperiment } from '#shared/experiments/define'
import { RULESET } from '#shared/ruleset/ruleset'
import { neededCredibility } from '#shared/state/lesserStates'

/** Probability of being answered from which a challenger gains less than it risks (the-model B12). */
const DETERRED = 0.1 / (0.1 + 0.3)
/** Credibility a client needs, at a middling fear. */
const reassured = neededCredibility(RULESET, { fear: 50, gdp: 1, startGdp: 1 }) / 100

const ARMS = { challenger: () => ({ needed: DETERRED }), client: () => ({ needed: reassured }) }

/** E45: It takes far more to reassure an ally than to deter its enemy. */
export const deterOrReassure = defineExperiment({
  id: 'deter-or-reassure',
  label: 'E45',
  claim: 'It takes far more to reassure an ally than to deter its enemy.',
  source: 'U7; Healey 1989',
  kind: 'mechanism',
  core: true,
  samples: 'once',
  arms: ARMS,
  expect: [{ metric: 'needed', more: 'client', than: 'challenger', factor: 2 }],
})
