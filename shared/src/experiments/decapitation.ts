import { stabilityOf } from '#shared/analysis/stability'
import { evenTriad } from '#shared/experiments/arsenals'
import { defineExperiment } from '#shared/experiments/define'
import { RULESET } from '#shared/ruleset/ruleset'

const commanded = (command: number) => () => {
  const side = evenTriad(60, { command })
  return { index: stabilityOf(RULESET, side, side).index }
}

const ARMS = { delegated: commanded(1), exposed: commanded(0.5) }

/** E40: Fear for the command lowers stability; delegation restores it. */
export const decapitation = defineExperiment({
  id: 'decapitation',
  label: 'E40',
  claim: 'Fear for the command lowers stability; delegation restores it.',
  source: 'B8; Bracken 1983; Blair 1985',
  kind: 'mechanism',
  core: false,
  samples: 'once',
  arms: ARMS,
  expect: [{ metric: 'index', more: 'delegated', than: 'exposed', by: 0.02 }],
})
