import type { Bot } from '#shared/bots/define'
import { minimalDeterrer } from '#shared/bots/minimalDeterrer'
import { worstCasePlanner } from '#shared/bots/worstCasePlanner'
import { defineExperiment } from '#shared/experiments/define'
import { playDuel } from '#shared/experiments/duel'
import { struckFirst } from '#shared/experiments/metrics'

const alarmed = (rate: number, bot: Bot) => (seed: string) => {
  const match = playDuel({ bots: [bot, bot], rules: { 'alarms.rate': rate }, tension: 70, years: 8 }, seed)
  return { struckFirst: struckFirst(match) }
}

const ARMS = {
  onWarning: alarmed(0.5, worstCasePlanner),
  onWarningFewAlarms: alarmed(0.02, worstCasePlanner),
  rideOut: alarmed(0.5, minimalDeterrer),
}

/** E34: False alarms kill only those who launch on warning. */
export const falseAlarms = defineExperiment({
  id: 'false-alarms',
  label: 'E34',
  claim: 'False alarms kill only those who launch on warning.',
  source: 'M8, D8; Wallace et al. 1986; Barrett et al. 2013',
  departs: 'Striking first by two bots, not the share of all wars.',
  kind: 'emergent',
  core: true,
  mutations: [{ off: 'resolve/phases/warning.ts#raiseFalseTracks' }],
  samples: 1,
  arms: ARMS,
  expect: [
    { metric: 'struckFirst', more: 'onWarning', than: 'rideOut', by: 0.03 },
    { metric: 'struckFirst', more: 'onWarning', than: 'onWarningFewAlarms', by: 0.02 },
    { metric: 'struckFirst', arm: 'rideOut', from: -0.01, to: 0.02 },
  ],
})
