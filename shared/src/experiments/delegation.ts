import { commandChance } from '#shared/analysis/arsenal'
import { stabilityOf } from '#shared/analysis/stability'
import { evenTriad } from '#shared/experiments/arsenals'
import { defineExperiment } from '#shared/experiments/define'
import type { LaunchAuthority } from '#shared/ruleset/forces'
import { RULESET } from '#shared/ruleset/ruleset'
import { accidentChance } from '#shared/state/accident'

/** What a strike on a defender with this authority costs, and its chance of an accident in a crisis on the brink. */
const authority = (given: LaunchAuthority) => () => {
  const defender = evenTriad(120, { command: commandChance(RULESET, given) })
  const facts = { rung: 7, tension: 60, readiness: 4, delegated: given === 'delegated' }
  return {
    deterred: stabilityOf(RULESET, evenTriad(200), defender).firstDeterred,
    accident: accidentChance(RULESET, facts),
  }
}

const ARMS = { delegated: authority('delegated'), afterImpact: authority('afterImpact') }

/** E39: Delegated authority makes the answer surer, and accidents likelier. */
export const delegatedLaunch = defineExperiment({
  id: 'delegation',
  label: 'E39',
  claim: 'Delegated authority makes the answer surer, and accidents likelier.',
  source: 'M5; Blair 1985; Feaver 1992',
  departs: 'The two sides of the bargain by the rules that decide them; the best choice between them is not sought.',
  kind: 'mechanism',
  core: false,
  mutations: [
    { number: 'exchange.commandDelegated', value: 0.7 },
    { number: 'crisis.riskDelegated', value: 1 },
  ],
  samples: 'once',
  arms: ARMS,
  expect: [
    { metric: 'deterred', more: 'delegated', than: 'afterImpact', by: 0.03 },
    { metric: 'accident', more: 'delegated', than: 'afterImpact', factor: 1.5 },
  ],
})
