import { stabilityOf } from '#shared/analysis/stability'
import { evenTriad } from '#shared/experiments/arsenals'
import { defineExperiment } from '#shared/experiments/define'
import { RULESET } from '#shared/ruleset/ruleset'

const authority = (command: number) => () => {
  const defender = evenTriad(120, { command })
  return { deterred: stabilityOf(RULESET, evenTriad(200), defender).firstDeterred }
}

const ARMS = { delegated: authority(1), afterImpact: authority(RULESET.exchange.commandStruck) }

/** E39: Delegated authority makes the answer surer. */
export const delegatedLaunch = defineExperiment({
  id: 'delegation',
  label: 'E39',
  claim: 'Delegated authority makes the answer surer.',
  source: 'M5; Blair 1985',
  kind: 'mechanism',
  core: false,
  samples: 'once',
  arms: ARMS,
  expect: [{ metric: 'deterred', more: 'delegated', than: 'afterImpact', by: 0.03 }],
})
