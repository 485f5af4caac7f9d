import { famineShare } from '#shared/analysis/winter'
import { defineExperiment } from '#shared/experiments/define'
import { RULESET } from '#shared/ruleset/ruleset'
import { rulesetVariant } from '#shared/ruleset/rulesetVariant'

const rules = rulesetVariant(RULESET, { 'climate.famineScale': 1 })
const under = (soot: number) => () => ({ share: famineShare(rules, soot) })

const ARMS = { five: under(5), ten: under(10), sixteen: under(16), oneFifty: under(150) }

/** E57: Soot starves by the published table, exactly at its knots and monotonically between. */
export const famineTable = defineExperiment({
  id: 'famine-table',
  label: 'E57',
  claim: 'Soot starves by the published table, exactly at its knots and monotonically between.',
  source: 'B4; Xia et al. 2022',
  kind: 'mechanism',
  core: false,
  mutations: [
    { off: 'analysis/winter.ts#famineShare', returns: 0 },
    { number: 'tables.famineBySoot.1.1', value: 0.1 },
  ],
  samples: 'once',
  arms: ARMS,
  expect: [
    { metric: 'share', arm: 'five', from: 0.0379, to: 0.0381 },
    { metric: 'share', arm: 'sixteen', from: 0.1379, to: 0.1381 },
    { metric: 'share', arm: 'oneFifty', from: 0.7969, to: 0.7971 },
    { metric: 'share', more: 'ten', than: 'five', by: 0.01 },
  ],
})
