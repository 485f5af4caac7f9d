import { worstCasePlanner } from '#shared/bots/worstCasePlanner'
import { defineExperiment } from '#shared/experiments/define'
import { type DuelSetUp, playDuel } from '#shared/experiments/duel'
import { finalTension, finalYear, security } from '#shared/experiments/metrics'

const OFFENCE = { accuracy: 5, hardness: 0, detection: 4, quieting: 1 }
const DEFENCE = { accuracy: 1, hardness: 4, detection: 0, quieting: 4 }
const world = (technology: NonNullable<DuelSetUp['technology']>, dark: boolean) => (seed: string) => {
  const treaties: DuelSetUp['treaties'] = dark ? [] : [{ kind: 'inspection', a: 'left', b: 'right' }]
  const bots: DuelSetUp['bots'] = [worstCasePlanner, worstCasePlanner]
  const match = playDuel({ bots, technology, treaties, rules: { 'alarms.rate': 0 }, years: 8 }, seed)
  return { security: security(match, finalYear(match), 0), tension: finalTension(match) }
}

const ARMS = {
  doublyDangerous: world(OFFENCE, true),
  offenceSeen: world(OFFENCE, false),
  defenceDark: world(DEFENCE, true),
  doublySafe: world(DEFENCE, false),
}

/**
 * E17: Where offence pays all are in danger, most of all where forces cannot be seen; where defence pays the dark does no harm.
 * Without fear in tension (`tension.fearSpan` 0) the dark adds none; with one technology for all the worlds are alike.
 */
export const fourWorlds = defineExperiment({
  id: 'four-worlds',
  label: 'E17',
  claim:
    'Where offence pays all are in danger, most of all where forces cannot be seen; where defence pays the dark does no harm.',
  source: 'D3, M21; Jervis 1978',
  departs: 'Tension and security, not spending and war.',
  kind: 'emergent',
  core: true,
  mutations: [
    { number: 'tension.fearSpan', value: 0 },
    { number: 'exchange.softKill', value: 0 },
    { number: 'tables.hardKill.1.4', value: 1 },
  ],
  samples: 3,
  arms: ARMS,
  expect: [
    { metric: 'tension', more: 'doublyDangerous', than: 'offenceSeen', by: 0.5 },
    { metric: 'tension', more: 'offenceSeen', than: 'defenceDark', by: 10 },
    { metric: 'security', more: 'defenceDark', than: 'offenceSeen', by: 0.2 },
    { metric: 'security', arm: 'defenceDark', from: 0.95, to: 1.01 },
  ],
})
