import { loyalPatron } from '#shared/bots/loyalPatron'
import { defineExperiment } from '#shared/experiments/define'
import { playDuel } from '#shared/experiments/duel'
import { stabilityIndex } from '#shared/experiments/metrics'

const ready = (readiness: 1 | 5) => (seed: string) => {
  const match = playDuel(
    { bots: [loyalPatron, loyalPatron], forces: { bombers: 60 }, readiness, tension: 60, years: 6 },
    seed,
  )
  const first = match.years[0]
  return { index: first ? stabilityIndex(match, first) : 1, alarms: match.count('warningRaised') }
}

const ARMS = { low: ready(1), high: ready(5) }

/** E4: High readiness protects forces and brings more alarms. */
export const readiness = defineExperiment({
  id: 'readiness',
  label: 'E4',
  claim: 'High readiness protects forces and brings more alarms.',
  source: 'M8; Kent & Thaler 1989 (R-3765)',
  kind: 'emergent',
  core: false,
  samples: 1,
  arms: ARMS,
  expect: [
    { metric: 'index', more: 'high', than: 'low', by: -0.02 },
    { metric: 'alarms', more: 'high', than: 'low', by: -1 },
  ],
})
