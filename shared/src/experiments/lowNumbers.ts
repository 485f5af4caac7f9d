import { stabilityOf } from '#shared/analysis/stability'
import { arsenal } from '#shared/experiments/arsenals'
import { defineExperiment } from '#shared/experiments/define'
import { RULESET } from '#shared/ruleset/ruleset'

const mirrored = (side: Parameters<typeof arsenal>[0]) => () => {
  const both = arsenal(side)
  return { threshold: stabilityOf(RULESET, both, both).first }
}

const ARMS = {
  zero: mirrored({}),
  twentyBombers: mirrored({ bombers: 20 }),
  threeHundredBoats: mirrored({ submarines: 300 }),
}

/** E12: Very low numbers are dangerous, secure numbers are not. */
export const lowNumbers = defineExperiment({
  id: 'low-numbers',
  label: 'E12',
  claim: 'Very low numbers are dangerous, secure numbers are not.',
  source: 'M2, M22; Intriligator & Brito 1984',
  kind: 'mechanism',
  core: false,
  samples: 'once',
  arms: ARMS,
  expect: [
    { metric: 'threshold', more: 'zero', than: 'twentyBombers', by: 0.2 },
    { metric: 'threshold', more: 'threeHundredBoats', than: 'twentyBombers', by: 0.2 },
  ],
})
