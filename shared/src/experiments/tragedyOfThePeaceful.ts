import type { Bot } from '#shared/bots/define'
import { reassurer } from '#shared/bots/reassurer'
import { worstCasePlanner } from '#shared/bots/worstCasePlanner'
import { defineExperiment } from '#shared/experiments/define'
import { playDuel } from '#shared/experiments/duel'
import { war } from '#shared/experiments/metrics'

const peaceful = (bot: Bot) => (seed: string) => {
  const vulnerable = { silos: 60, submarines: 0, bombers: 20 }
  const technology = { accuracy: 4, hardness: 0 }
  const match = playDuel({ bots: [bot, bot], forces: vulnerable, technology, tension: 80, seekers: 1, years: 8 }, seed)
  return { war: war(match) }
}

const ARMS = { fearful: peaceful(worstCasePlanner), reassuring: peaceful(reassurer) }

/** E20: War can come among powers none of which wants it. */
export const tragedyOfThePeaceful = defineExperiment({
  id: 'tragedy-of-the-peaceful',
  label: 'E20',
  claim: 'War can come among powers none of which wants it.',
  source: 'D9, D12; Butterfield 1951; Kydd 1997',
  kind: 'emergent',
  core: true,
  samples: 1,
  arms: ARMS,
  expect: [
    { metric: 'war', arm: 'fearful', from: 0.02, to: 1 },
    { metric: 'war', more: 'fearful', than: 'reassuring', by: 0.02 },
  ],
})
