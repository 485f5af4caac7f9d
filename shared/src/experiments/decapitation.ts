import { commandChance } from '#shared/analysis/arsenal'
import { stabilityOf } from '#shared/analysis/stability'
import { evenTriad } from '#shared/experiments/arsenals'
import { defineExperiment } from '#shared/experiments/define'
import type { LaunchAuthority } from '#shared/ruleset/forces'
import { RULESET } from '#shared/ruleset/ruleset'

/** Two alike whose orders go out with the chance their launch authority gives them. */
const commanded = (authority: LaunchAuthority) => () => {
  const side = evenTriad(60, { command: commandChance(RULESET, authority) })
  return { index: stabilityOf(RULESET, side, side).index }
}

const ARMS = { delegated: commanded('delegated'), exposed: commanded('afterImpact') }

/** E40: A command that a first strike may silence lowers stability; delegation restores it. */
export const decapitation = defineExperiment({
  id: 'decapitation',
  label: 'E40',
  claim: 'A command that a first strike may silence lowers stability; delegation restores it.',
  source: 'B8; Bracken 1983; Blair 1985',
  departs:
    'The index falls, not the threshold alone; the chance is that of the rules (0.7), not 0.5; that bots then launch on warning is not tested.',
  kind: 'mechanism',
  core: false,
  mutations: [
    { number: 'exchange.commandStruck', value: 1 },
    { number: 'exchange.commandDelegated', value: 0.7 },
  ],
  samples: 'once',
  arms: ARMS,
  expect: [{ metric: 'index', more: 'delegated', than: 'exposed', by: 0.1 }],
})
