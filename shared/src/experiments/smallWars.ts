import { famineShare } from '#shared/analysis/winter'
import { defineExperiment } from '#shared/experiments/define'
import { RULESET } from '#shared/ruleset/ruleset'
import { rulesetVariant } from '#shared/ruleset/rulesetVariant'

/** A hundred weapons of 15 kt: 27 million dead at once and 5 Tg of soot (Xia et al. 2022), 6.7 billion people. */
const PROMPT = 27
const starved = famineShare(rulesetVariant(RULESET, { 'climate.famineScale': 1 }), 5) * 6700

const ARMS = { southAsia: () => ({ ratio: starved / PROMPT }) }

/** E58: A small nuclear war starves many times as many as it kills. */
export const smallWars = defineExperiment({
  id: 'small-wars',
  label: 'E58',
  claim: 'A small nuclear war starves many times as many as it kills.',
  source: 'B4; Xia et al. 2022; Toon et al. 2019',
  kind: 'outside',
  core: false,
  samples: 'once',
  arms: ARMS,
  expect: [{ metric: 'ratio', arm: 'southAsia', from: 8, to: 11 }],
})
