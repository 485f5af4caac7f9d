import { cityDamage } from '#shared/analysis/damage'
import { sootFrom } from '#shared/analysis/winter'
import { defineExperiment } from '#shared/experiments/define'
import { RULESET } from '#shared/ruleset/ruleset'

/** EMT of a strike with some six hundred warheads, and of one with a thousand. */
const [STRIKE, LARGE] = [300, 1000 * RULESET.exchange.megatonsEquivalent]
const { collateral } = RULESET.exchange

/** Millions of 250 dead at once, and Tg of soot of the large strike. */
const ARMS = {
  forces: () => ({ dead: 250 * cityDamage(RULESET, STRIKE * collateral, 250).dead, soot: sootFrom(RULESET, 0, LARGE) }),
  cities: () => ({ dead: 250 * cityDamage(RULESET, STRIKE, 250).dead, soot: sootFrom(RULESET, LARGE, 0) }),
}

/** E59: Strikes on forces alone still kill by the million, a quarter of what cities would suffer, and raise soot. */
export const counterforceKills = defineExperiment({
  id: 'counterforce-kills',
  label: 'E59',
  claim:
    'Strikes on forces alone still kill by the million, a quarter of what the same on cities would, and raise soot.',
  source: 'M24; the-model B8',
  departs:
    'A fifth to a third of the deaths of a strike on cities, where the-model expects 5 to 20 %: its curve saturates.',
  kind: 'mechanism',
  core: true,
  mutations: [
    { number: 'exchange.collateral', value: 0 },
    { number: 'climate.sootScale', value: 0 },
  ],
  samples: 'once',
  arms: ARMS,
  expect: [
    { metric: 'dead', arm: 'forces', from: 5, to: 100 },
    { metric: 'dead', more: 'cities', than: 'forces', factor: 3 },
    { metric: 'dead', more: 'forces', than: 'cities', factor: 0.2 },
    { metric: 'soot', arm: 'forces', from: 10, to: 150 },
  ],
})
