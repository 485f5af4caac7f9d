import { titForTat } from '#shared/bots/titForTat'
import { defineExperiment } from '#shared/experiments/define'
import { type DuelSetUp, playDuel } from '#shared/experiments/duel'
import { finalYear, security, worstReading } from '#shared/experiments/metrics'

const seen = (inspected: boolean) => (seed: string) => {
  const treaties: DuelSetUp['treaties'] = inspected ? [{ kind: 'inspection', a: 'left', b: 'right' }] : []
  const match = playDuel({ bots: [titForTat, titForTat], treaties, rules: { 'alarms.rate': 0 }, years: 8 }, seed)
  const last = finalYear(match)
  return { worst: worstReading(last, 0, 1), security: security(match, last, 0) }
}

const ARMS = { dark: seen(false), inspected: seen(true) }

/** E16: Where forces cannot be seen they are read at their worst, and all are less secure; inspections mend both. */
export const opacity = defineExperiment({
  id: 'opacity',
  label: 'E16',
  claim: 'Where forces cannot be seen they are read at their worst, and all are less secure; inspections mend both.',
  source: 'D3, D12, B9; Glaser 2010',
  kind: 'emergent',
  core: true,
  samples: 1,
  arms: ARMS,
  expect: [
    { metric: 'worst', more: 'dark', than: 'inspected', factor: 1.2 },
    { metric: 'security', more: 'inspected', than: 'dark', by: 0.03 },
  ],
})
