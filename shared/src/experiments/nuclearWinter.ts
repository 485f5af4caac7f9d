import { stabilityOf } from '#shared/analysis/stability'
import { famineShare, sootFrom } from '#shared/analysis/winter'
import { arsenal } from '#shared/experiments/arsenals'
import { defineExperiment } from '#shared/experiments/define'
import { RULESET } from '#shared/ruleset/ruleset'
import { rulesetVariant } from '#shared/ruleset/rulesetVariant'

const scaled = (sootScale: number) => () => {
  const rules = rulesetVariant(RULESET, { 'climate.sootScale': sootScale })
  const side = arsenal({ submarines: 200 })
  const starved = famineShare(rules, sootFrom(rules, 200, 0))
  return { index: stabilityOf(rules, side, side).index, starved }
}

const ARMS = { off: scaled(0), full: scaled(1) }

/** E14: Mutual deterrence needs no nuclear winter; winter adds victims who did not fight. */
export const nuclearWinter = defineExperiment({
  id: 'nuclear-winter',
  label: 'E14',
  claim: 'Mutual deterrence needs no nuclear winter; winter adds victims who did not fight.',
  source: 'M7, B4; Robock & Toon 2012; Xia et al. 2022',
  kind: 'mechanism',
  core: true,
  disputed: 'Reisner et al. 2018 find far less soot',
  samples: 'once',
  arms: ARMS,
  expect: [
    { metric: 'index', arm: 'off', from: 0.5, to: 1 },
    { metric: 'starved', more: 'full', than: 'off', by: 0.1 },
  ],
})
