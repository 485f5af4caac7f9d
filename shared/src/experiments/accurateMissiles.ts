import { stabilityOf } from '#shared/analysis/stability'
import { arsenal } from '#shared/experiments/arsenals'
import { defineExperiment } from '#shared/experiments/define'
import { RULESET } from '#shared/ruleset/ruleset'

/** Stability of two alike with missiles in soft silos beside a defended leg, by the accuracy of both. */
const indexOf = (side: Parameters<typeof arsenal>[0], accuracy: number): number => {
  const both = arsenal({ ...side, bombers: 20, hardness: 1, accuracy })
  return stabilityOf(RULESET, both, both).index
}

/** Stability lost when both sides' missiles become as accurate as they can. */
const accurate = (side: Parameters<typeof arsenal>[0]) => () => {
  const [crude, fine] = [indexOf(side, 0), indexOf(side, 5)]
  return { crude, fine, lost: crude - fine }
}

const ARMS = { onSilos: accurate({ silos: 150 }), onBoats: accurate({ submarines: 150 }) }

/** E6: Accuracy against fixed silos destabilises; boats lose nothing like as much by it. */
export const accurateMissiles = defineExperiment({
  id: 'accurate-missiles',
  label: 'E6',
  claim:
    'Accuracy against fixed silos destabilises, from nearly certain to hardly any stability; where there are boats it costs far less.',
  source: 'M17, D10; Kent & Thaler 1989; Jervis 1978',
  kind: 'mechanism',
  core: true,
  mutations: [{ number: 'tables.hardKill.5.1', value: 0.05 }],
  samples: 'once',
  arms: ARMS,
  expect: [
    { metric: 'crude', arm: 'onSilos', from: 0.9, to: 1.01 },
    { metric: 'fine', arm: 'onSilos', from: -0.01, to: 0.25 },
    { metric: 'lost', more: 'onSilos', than: 'onBoats', by: 0.5 },
  ],
})
