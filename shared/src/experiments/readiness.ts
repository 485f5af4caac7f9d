import { loyalPatron } from '#shared/bots/loyalPatron'
import { defineExperiment } from '#shared/experiments/define'
import { playDuel } from '#shared/experiments/duel'
import { stabilityIndex } from '#shared/experiments/metrics'
import { botWithout } from '#shared/experiments/scriptedBots'

/** Leaves its forces as ready as they begin. */
const steady = botWithout(loyalPatron, 'posture')

const ready = (readiness: 1 | 5) => (seed: string) => {
  const forces = { silos: 0, submarines: 0, bombers: 80 }
  const match = playDuel({ bots: [steady, steady], forces, readiness, tension: 60, years: 6 }, seed)
  const first = match.years[0]
  return { index: first ? stabilityIndex(match, first) : 1, alarms: match.count('warningRaised') }
}

const ARMS = { low: ready(1), high: ready(5) }

/** E4: High readiness protects bombers and brings half as many alarms again. */
export const readiness = defineExperiment({
  id: 'readiness',
  label: 'E4',
  claim: 'High readiness protects bombers and brings half as many alarms again.',
  source: 'M8; Kent & Thaler 1989 (R-3765)',
  departs: 'Alarms, not the wars they start: the bots of this experiment ride alarms out.',
  kind: 'emergent',
  core: false,
  mutations: [
    { number: 'forces.bombers.awayHigh', value: 0.3 },
    { number: 'alarms.perReadiness', value: 0 },
  ],
  samples: 1,
  arms: ARMS,
  expect: [
    { metric: 'index', more: 'high', than: 'low', by: 0.1 },
    { metric: 'alarms', more: 'high', than: 'low', factor: 1.5 },
  ],
})
