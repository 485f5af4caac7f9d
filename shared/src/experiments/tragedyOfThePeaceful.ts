import { superioritySeeker } from '#shared/bots/superioritySeeker'
import { worstCasePlanner } from '#shared/bots/worstCasePlanner'
import { defineExperiment } from '#shared/experiments/define'
import { type DuelSetUp, playDuel } from '#shared/experiments/duel'
import { struckFirst } from '#shared/experiments/metrics'

/** Two that are known to want nothing but security, too few years for other leaders to come, and no false alarms. */
const peaceful = (forces: NonNullable<DuelSetUp['forces']>) => (seed: string) => {
  const match = playDuel(
    {
      bots: [worstCasePlanner, superioritySeeker],
      forces,
      technology: { accuracy: 4, hardness: 0 },
      tension: 80,
      seekers: 1,
      years: 5,
      rules: { 'alarms.rate': 0 },
    },
    seed,
  )
  return { struckFirst: struckFirst(match) }
}

const ARMS = {
  vulnerable: peaceful({ silos: 60, submarines: 0, bombers: 20 }),
  secure: peaceful({ silos: 0, submarines: 80, bombers: 0 }),
}

/** E20: Powers known to want nothing but security still strike first, where what they have can be hit. */
export const tragedyOfThePeaceful = defineExperiment({
  id: 'tragedy-of-the-peaceful',
  label: 'E20',
  claim: 'Powers known to want nothing but security still strike first, where what they have can be hit.',
  source: 'D9, D12; Butterfield 1951; Kydd 1997',
  departs:
    'What can be hit is varied, not what is known of intentions, which adds little: unknown, the same two strike first in 27 % instead of 23 % of matches.',
  kind: 'emergent',
  core: true,
  mutations: [{ number: 'exchange.softKill', value: 0 }],
  samples: 1,
  arms: ARMS,
  expect: [{ metric: 'struckFirst', more: 'vulnerable', than: 'secure', by: 0.05 }],
})
