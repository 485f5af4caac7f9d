import { worstCasePlanner } from '#shared/bots/worstCasePlanner'
import { defineExperiment } from '#shared/experiments/define'
import { playDuel } from '#shared/experiments/duel'
import { war } from '#shared/experiments/metrics'

const line =
  (hotline: boolean, rules: Readonly<Record<string, number>> = {}) =>
  (seed: string) => {
    const bots = [worstCasePlanner, worstCasePlanner] as const
    const match = playDuel({ bots, hotline, rules: { 'alarms.rate': 0.4, ...rules }, tension: 70, years: 8 }, seed)
    return { war: war(match), alarms: match.count('warningRaised') }
  }

const ARMS = {
  silent: line(false),
  connected: line(true),
  /** A line to ask on that keeps no alarm from being raised. */
  asking: line(true, { 'alarms.hotlineFactor': 1 }),
}

/** E23: A line to ask on makes alarms rarer, and keeps those that come from becoming wars. */
export const hotlineCalms = defineExperiment({
  id: 'hotline',
  label: 'E23',
  claim:
    'A line to ask on makes false alarms rarer and keeps some of those that come from becoming wars: together a third of the wars and more.',
  source: 'D7; Abbink, Dong & Huang 2021',
  departs: 'Wars of false alarms, not rungs: no bot asks in a confrontation.',
  kind: 'emergent',
  core: true,
  mutations: [
    { number: 'alarms.hotlineFactor', value: 1 },
    { number: 'alarms.askSeparation', value: 0 },
  ],
  samples: 4,
  arms: ARMS,
  expect: [
    { metric: 'war', more: 'silent', than: 'connected', factor: 1.43 },
    { metric: 'alarms', more: 'silent', than: 'connected', factor: 1.3 },
    { metric: 'war', more: 'silent', than: 'asking', by: 0.07 },
  ],
})
