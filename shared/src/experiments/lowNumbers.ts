import { stabilityOf } from '#shared/analysis/stability'
import { evenTriad } from '#shared/experiments/arsenals'
import { defineExperiment } from '#shared/experiments/define'
import { RULESET } from '#shared/ruleset/ruleset'

/** Threshold of striking first between two alike with so many warheads, a third on each leg. */
const mirrored = (warheads: number) => () => {
  const both = evenTriad(warheads)
  return { threshold: stabilityOf(RULESET, both, both).first }
}

const ARMS = { twelve: mirrored(12), thirty: mirrored(30), threeHundred: mirrored(300) }

/** E12: With a few dozen warheads striking first costs little; with ten times as many of the same legs it costs much. */
export const lowNumbers = defineExperiment({
  id: 'low-numbers',
  label: 'E12',
  claim:
    'Very low numbers are dangerous: with a few dozen warheads striking first costs less than with ten times as many of the same legs.',
  source: 'M2, M22; Intriligator & Brito 1984',
  departs:
    'Thresholds, not wars; that none at all is safe follows from the definition of the threshold and is not claimed.',
  kind: 'mechanism',
  core: false,
  mutations: [{ off: 'analysis/damage.ts#nationalLoss', returns: 1 }],
  samples: 'once',
  arms: ARMS,
  expect: [
    { metric: 'threshold', more: 'threeHundred', than: 'thirty', by: 0.1 },
    { metric: 'threshold', more: 'threeHundred', than: 'twelve', by: 0.1 },
  ],
})
