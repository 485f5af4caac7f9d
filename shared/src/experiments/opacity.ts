import { worstCasePlanner } from '#shared/bots/worstCasePlanner'
import { defineExperiment } from '#shared/experiments/define'
import { type DuelSetUp, playDuel } from '#shared/experiments/duel'
import { finalTension, finalYear, warheadsBuilt, worstReading } from '#shared/experiments/metrics'

const seen = (inspected: boolean) => (seed: string) => {
  const treaties: DuelSetUp['treaties'] = inspected ? [{ kind: 'inspection', a: 'left', b: 'right' }] : []
  const bots: DuelSetUp['bots'] = [worstCasePlanner, worstCasePlanner]
  const match = playDuel({ bots, treaties, rules: { 'alarms.rate': 0 }, years: 8 }, seed)
  return { worst: worstReading(finalYear(match), 0, 1), tension: finalTension(match), built: warheadsBuilt(match) }
}

const ARMS = { dark: seen(false), inspected: seen(true) }

/**
 * E16: Where forces cannot be seen they are read at their worst: the cautious fear each other and arm; inspections mend both.
 * With the worst reading at the middle (`estimates.bandQuantile` near 0) tension and arming come out alike.
 */
export const opacity = defineExperiment({
  id: 'opacity',
  label: 'E16',
  claim:
    'Where forces cannot be seen they are read at their worst: the cautious fear each other and arm; inspections mend both.',
  source: 'D3, D12, B9; Glaser 2010',
  kind: 'emergent',
  core: true,
  mutations: [
    { number: 'estimates.bandQuantile', value: 0.01 },
    { number: 'treaties.inspectedSigma', value: 0.47 },
    { number: 'tension.fearSpan', value: 0 },
  ],
  samples: 3,
  arms: ARMS,
  expect: [
    { metric: 'worst', more: 'dark', than: 'inspected', factor: 1.2 },
    { metric: 'tension', more: 'dark', than: 'inspected', by: 2 },
    { metric: 'built', more: 'dark', than: 'inspected', by: 10 },
  ],
})
