import { defineExperiment } from '#shared/experiments/define'
import { RULESET } from '#shared/ruleset/ruleset'

const ARMS = {
  words: () => ({ moved: RULESET.trust.reassure }),
  inspection: () => ({ moved: RULESET.treatyRules.inspection.trust }),
  cut: () => ({ moved: RULESET.trust.cutSeen }),
}

/** E29: Deeds reassure, words hardly do. */
export const costlySignals = defineExperiment({
  id: 'costly-signals',
  label: 'E29',
  claim: 'Deeds reassure, words hardly do.',
  source: 'M25; Kydd 2000, 2005',
  kind: 'mechanism',
  core: true,
  samples: 'once',
  arms: ARMS,
  expect: [
    { metric: 'moved', more: 'inspection', than: 'words', factor: 5 },
    { metric: 'moved', more: 'cut', than: 'words', factor: 5 },
  ],
})
