import { securityOf } from '#shared/analysis/security'
import { arsenal } from '#shared/experiments/arsenals'
import { defineExperiment } from '#shared/experiments/define'
import { RULESET } from '#shared/ruleset/ruleset'

/** An answer that is only just sure: where more is left than deters, nothing that is bought harms. */
const BASE = { silos: 20, submarines: 40 }
const TENSE = [
  [0, 60],
  [60, 0],
]

/** Security that a purchase of one side costs the other, −1 to 1. */
const bought = (change: Parameters<typeof arsenal>[0]) => () => {
  const level = (left: Parameters<typeof arsenal>[0]) =>
    securityOf(RULESET, [arsenal({ ...BASE, ...left }), arsenal(BASE)], TENSE)[1] ?? 0
  return { harm: level({}) - level(change) }
}

const ARMS = {
  accuracy: bought({ accuracy: 5 }),
  interceptors: bought({ interceptors: 60 }),
  detection: bought({ detection: 5 }),
  submarines: bought({ submarines: 60 }),
  hardness: bought({ hardness: 4 }),
}

/** E19: What one buys decides whom it harms: accuracy, defence and detection lower a rival’s security, boats and hardening hardly do. */
export const unintendedHarm = defineExperiment({
  id: 'unintended-harm',
  label: 'E19',
  claim:
    'What one buys decides whom it harms: accuracy, defence and detection lower a rival’s security, boats and hardening hardly do.',
  source: 'D10; Glaser 2010',
  departs: 'Twenty boats more may cost the rival 0.02 instead of 0.01: two in five of their warheads are accurate.',
  kind: 'mechanism',
  core: true,
  mutations: [
    { number: 'tables.hardKill.5.2', value: 0.27 },
    { number: 'exchange.interceptorKill', value: 0 },
    { number: 'exchange.huntPerDetection', value: 0 },
    { number: 'forces.submarines.precise', value: 1 },
  ],
  samples: 'once',
  arms: ARMS,
  expect: [
    { metric: 'harm', arm: 'accuracy', from: 0.02, to: 1 },
    { metric: 'harm', arm: 'interceptors', from: 0.02, to: 1 },
    { metric: 'harm', arm: 'detection', from: 0.02, to: 1 },
    { metric: 'harm', arm: 'submarines', from: -0.02, to: 0.02 },
    { metric: 'harm', arm: 'hardness', from: -0.01, to: 0.01 },
  ],
})
