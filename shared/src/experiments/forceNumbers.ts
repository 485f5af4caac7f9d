import { stabilityOf } from '#shared/analysis/stability'
import { arsenal } from '#shared/experiments/arsenals'
import { defineExperiment } from '#shared/experiments/define'
import { RULESET } from '#shared/ruleset/ruleset'

function indexOf(bombers: number, readiness: number): number {
  const side = arsenal({ bombers, readiness: { silos: 1, submarines: 1, bombers: readiness } })
  return stabilityOf(RULESET, side, side).index
}

/** Stability gained over a hundred bombers on the ground. */
const gained = (bombers: number, readiness: number) => () => ({
  gained: indexOf(bombers, readiness) - indexOf(100, 1),
})

const ARMS = { fourTimes: gained(400, 1), onAlert: gained(100, 5) }

/** E5: Getting bombers off the ground gains three times the stability and more that four times as many on it do. */
export const forceNumbers = defineExperiment({
  id: 'force-numbers',
  label: 'E5',
  claim:
    'Posture does more for stability than numbers: bombers off the ground gain three times what four times as many on it do.',
  source: 'M4; Kent & Thaler 1989 (R-3765), N-2526',
  departs: 'The-model asks for the index of a triad by size; the ratio of both gains says the same of one leg.',
  kind: 'mechanism',
  core: true,
  mutations: [{ number: 'forces.bombers.awayHigh', value: 0.3 }],
  samples: 'once',
  arms: ARMS,
  expect: [{ metric: 'gained', more: 'onAlert', than: 'fourTimes', factor: 3, by: 0.1 }],
})
