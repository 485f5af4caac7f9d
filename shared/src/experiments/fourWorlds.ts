import { titForTat } from '#shared/bots/titForTat'
import { defineExperiment } from '#shared/experiments/define'
import { type DuelSetUp, playDuel } from '#shared/experiments/duel'
import { finalTension, finalYear, security } from '#shared/experiments/metrics'

const OFFENCE = { accuracy: 5, hardness: 0, detection: 4, quieting: 1 }
const DEFENCE = { accuracy: 1, hardness: 4, detection: 0, quieting: 4 }
const world = (technology: NonNullable<DuelSetUp['technology']>, dark: boolean) => (seed: string) => {
  const treaties: DuelSetUp['treaties'] = dark ? [] : [{ kind: 'inspection', a: 'left', b: 'right' }]
  const rules = { 'alarms.rate': 0 }
  const match = playDuel({ bots: [titForTat, titForTat], technology, treaties, rules, years: 8 }, seed)
  return { security: security(match, finalYear(match), 0), tension: finalTension(match) }
}

const ARMS = {
  doublyDangerous: world(OFFENCE, true),
  offenceSeen: world(OFFENCE, false),
  defenceDark: world(DEFENCE, true),
  doublySafe: world(DEFENCE, false),
}

/** E17: Offence that pays and forces that cannot be told apart make the most dangerous world, their opposites the safest. */
export const fourWorlds = defineExperiment({
  id: 'four-worlds',
  label: 'E17',
  claim:
    'Offence that pays and forces that cannot be told apart make the most dangerous world, their opposites the safest.',
  source: 'D3, M21; Jervis 1978',
  kind: 'emergent',
  core: true,
  samples: 1,
  arms: ARMS,
  expect: [
    { metric: 'security', more: 'offenceSeen', than: 'doublyDangerous', by: 0.02 },
    { metric: 'security', more: 'defenceDark', than: 'offenceSeen', by: 0.02 },
    { metric: 'security', more: 'doublySafe', than: 'defenceDark', by: 0.02 },
  ],
})
