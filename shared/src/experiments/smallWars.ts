import { cityDamage } from '#shared/analysis/damage'
import { famineShare, sootFrom } from '#shared/analysis/winter'
import { defineExperiment } from '#shared/experiments/define'
import { RULESET } from '#shared/ruleset/ruleset'

/** Fifty weapons of 15 kt in EMT (0.015 Mt to the power of two thirds each), on each of two nations. */
const EMT_EACH = 3.04
/** People of each nation, and mankind when Xia et al. reckoned, in millions. */
const [NATION, MANKIND] = [700, 6700]

const ARMS = {
  prompt: () => ({ dead: 2 * NATION * cityDamage(RULESET, EMT_EACH, NATION).dead }),
  famine: () => ({ dead: MANKIND * famineShare(RULESET, sootFrom(RULESET, 2 * EMT_EACH, 0)) }),
}

/** E58: A small nuclear war starves eight times as many as it kills, even where powers store and trade food. */
export const smallWars = defineExperiment({
  id: 'small-wars',
  label: 'E58',
  claim: 'A small nuclear war starves eight times as many as it kills, even where powers store and trade food.',
  source: 'B4; Xia et al. 2022 (255 against 27 million without trade); Toon et al. 2019',
  kind: 'mechanism',
  core: false,
  mutations: [
    { number: 'climate.sootScale', value: 0 },
    { number: 'climate.famineScale', value: 0.1 },
  ],
  samples: 'once',
  arms: ARMS,
  expect: [{ metric: 'dead', more: 'famine', than: 'prompt', factor: 8 }],
})
