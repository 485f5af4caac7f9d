import { titForTat } from '#shared/bots/titForTat'
import { defineExperiment } from '#shared/experiments/define'
import { playDuel } from '#shared/experiments/duel'
import { botThatStrikes } from '#shared/experiments/scriptedBots'

function limited(seed: string) {
  const match = playDuel({ bots: [botThatStrikes(titForTat, 2, 25), titForTat], years: 4 }, seed)
  return { answered: match.count('salvoLanded') > 1 ? 1 : 0 }
}

const ARMS = { small: limited }

/** E60: A limited nuclear strike is answered more often than not. */
export const limitedWar = defineExperiment({
  id: 'limited-war',
  label: 'E60',
  claim: 'A limited nuclear strike is answered more often than not.',
  source: 'M6, M24; Schelling 1966',
  departs: 'Whether it is answered at all, not whether it climbs to the last rung.',
  kind: 'emergent',
  core: false,
  mutations: [{ off: 'resolve/phases/retaliation.ts#retaliatingSeats', returns: [] }],
  samples: 1,
  arms: ARMS,
  expect: [{ metric: 'answered', arm: 'small', from: 0.5, to: 1.001 }],
})
