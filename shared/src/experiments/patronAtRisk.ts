import { credibilityOf } from '#shared/analysis/credibility'
import { defineExperiment } from '#shared/experiments/define'
import { RULESET } from '#shared/ruleset/ruleset'

/** A promise made in public, nothing else, with the patron exposed by so much (the-model B12). */
const exposed = (exposure: number) => () => ({
  honour: credibilityOf(RULESET, {
    integrity: 70,
    ties: 0.58,
    pledged: true,
    base: false,
    reaffirmed: false,
    watchers: 0,
    exposure,
    ground: 0,
  }).honour,
})

const ARMS = { safe: exposed(0.1), half: exposed(0.4), naked: exposed(0.8) }

/** E46: A patron that can be hit is believed less: would they trade their city for ours? */
export const patronAtRisk = defineExperiment({
  id: 'patron-at-risk',
  label: 'E46',
  claim: 'A patron that can be hit is believed less: would they trade their city for ours?',
  source: 'U6, U7; Huth & Russett 1984',
  departs: 'What clients do about it is not tested here (see umbrellas-and-proliferation).',
  kind: 'mechanism',
  core: true,
  mutations: [{ number: 'umbrellas.spread', value: 1.5 }],
  samples: 'once',
  arms: ARMS,
  expect: [
    { metric: 'honour', arm: 'safe', from: 0.79, to: 0.89 },
    { metric: 'honour', arm: 'half', from: 0.37, to: 0.47 },
    { metric: 'honour', arm: 'naked', from: -0.01, to: 0.1 },
  ],
})
