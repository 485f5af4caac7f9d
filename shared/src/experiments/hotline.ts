import { worstCasePlanner } from '#shared/bots/worstCasePlanner'
import { defineExperiment } from '#shared/experiments/define'
import { playDuel } from '#shared/experiments/duel'
import { war } from '#shared/experiments/metrics'

const line = (hotline: boolean) => (seed: string) => {
  const rules = { 'alarms.rate': 0.4 }
  const match = playDuel({ bots: [worstCasePlanner, worstCasePlanner], hotline, rules, tension: 70, years: 8 }, seed)
  return { war: war(match) }
}

const ARMS = { silent: line(false), connected: line(true) }

/** E23: A line to ask on keeps false alarms from becoming wars. */
export const hotlineCalms = defineExperiment({
  id: 'hotline',
  label: 'E23',
  claim: 'A line to ask on keeps false alarms from becoming wars.',
  source: 'D7; Abbink, Dong & Huang 2021',
  kind: 'emergent',
  core: true,
  samples: 2,
  arms: ARMS,
  expect: [{ metric: 'war', more: 'silent', than: 'connected', by: 0.02 }],
})
