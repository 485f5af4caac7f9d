import { famineShare, sootFrom } from '#shared/analysis/winter'
import { defineExperiment } from '#shared/experiments/define'
import { RULESET } from '#shared/ruleset/ruleset'

/** Share of mankind that starves after this much EMT on cities. */
const burnt = (cityEmt: number) => () => ({ starved: famineShare(RULESET, sootFrom(RULESET, cityEmt, 0)) })

const ARMS = { cities: burnt(200) }

/** E14: A war on cities starves a tenth of mankind and more, most of whom did not fight. */
export const nuclearWinter = defineExperiment({
  id: 'nuclear-winter',
  label: 'E14',
  claim: 'A war of 200 equivalent megatons on cities starves a tenth of mankind and more, most of whom did not fight.',
  source: 'M7, B4; Robock & Toon 2012; Xia et al. 2022',
  departs: 'That deterrence needs no winter is not claimed: here no judgement of a strike counts climate at all.',
  kind: 'mechanism',
  core: true,
  disputed: 'Reisner et al. 2018 find far less soot',
  mutations: [
    { number: 'climate.sootScale', value: 0 },
    { number: 'climate.famineScale', value: 0 },
  ],
  samples: 'once',
  arms: ARMS,
  expect: [{ metric: 'starved', arm: 'cities', from: 0.1, to: 0.5 }],
})
