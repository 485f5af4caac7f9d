import { cityDamage } from '#shared/analysis/damage'
import { defineExperiment } from '#shared/experiments/define'
import { RULESET } from '#shared/ruleset/ruleset'

const dead = (emt: number) => cityDamage(RULESET, emt, 250).dead

const ARMS = {
  forces: () => ({
    dead: dead(300 * RULESET.exchange.collateral),
    millions: 250 * dead(300 * RULESET.exchange.collateral),
  }),
  cities: () => ({ dead: dead(300), millions: 250 * dead(300) }),
}

/** E59: Strikes on forces alone still kill by the million. */
export const counterforceKills = defineExperiment({
  id: 'counterforce-kills',
  label: 'E59',
  claim: 'Strikes on forces alone still kill by the million.',
  source: 'M24; the-model B8',
  kind: 'mechanism',
  core: true,
  samples: 'once',
  arms: ARMS,
  expect: [
    { metric: 'millions', arm: 'forces', from: 5, to: 100 },
    { metric: 'dead', more: 'cities', than: 'forces', factor: 3 },
  ],
})
