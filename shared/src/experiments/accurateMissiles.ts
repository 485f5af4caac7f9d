import { stabilityOf } from '#shared/analysis/stability'
import { arsenal } from '#shared/experiments/arsenals'
import { defineExperiment } from '#shared/experiments/define'
import { RULESET } from '#shared/ruleset/ruleset'

const SILOS = { silos: 150, bombers: 20, hardness: 1 }
const BOATS = { submarines: 150, bombers: 20 }
const mirrored = (side: Parameters<typeof arsenal>[0], accuracy: number) => () => {
  const both = arsenal({ ...side, accuracy })
  return { index: stabilityOf(RULESET, both, both).index }
}

const ARMS = {
  crudeOnSilos: mirrored(SILOS, 0),
  accurateOnSilos: mirrored(SILOS, 5),
  crudeOnBoats: mirrored(BOATS, 0),
  accurateOnBoats: mirrored(BOATS, 5),
}

/** E6: Accuracy against fixed silos destabilises; against boats it does not. */
export const accurateMissiles = defineExperiment({
  id: 'accurate-missiles',
  label: 'E6',
  claim: 'Accuracy against fixed silos destabilises; against boats it does not.',
  source: 'M17, D10; Kent & Thaler 1989; Jervis 1978',
  kind: 'mechanism',
  core: true,
  samples: 'once',
  arms: ARMS,
  expect: [
    { metric: 'index', more: 'crudeOnSilos', than: 'accurateOnSilos', by: 0.2 },
    { metric: 'index', more: 'accurateOnBoats', than: 'crudeOnBoats', by: -0.05 },
  ],
})
