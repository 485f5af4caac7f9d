import { stabilityOf } from '#shared/analysis/stability'
import { evenTriad } from '#shared/experiments/arsenals'
import { defineExperiment } from '#shared/experiments/define'
import { RULESET } from '#shared/ruleset/ruleset'

const defended = (interceptors: number) => () => {
  const side = evenTriad(400, { interceptors, accuracy: 4, hardness: 1 })
  return { index: stabilityOf(RULESET, side, side).index }
}

const ARMS = { none: defended(0), valley: defended(100), absurd: defended(1600) }

/** E7: Missile defence lowers stability before it raises it, which takes four times as many interceptors as there are warheads. */
export const abmValley = defineExperiment({
  id: 'abm-valley',
  label: 'E7',
  claim:
    'Missile defence lowers stability before it raises it, which takes four times as many interceptors as there are warheads.',
  source: 'M18; Kent & Thaler 1989',
  departs: 'Stability, not war.',
  kind: 'mechanism',
  core: true,
  mutations: [{ number: 'exchange.interceptorKill', value: 0 }],
  samples: 'once',
  arms: ARMS,
  expect: [
    { metric: 'index', more: 'none', than: 'valley', by: 0.05 },
    { metric: 'index', more: 'absurd', than: 'none', by: 0.05 },
  ],
})
