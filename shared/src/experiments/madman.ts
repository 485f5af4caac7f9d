import type { Bot } from '#shared/bots/define'
import { gambler } from '#shared/bots/gambler'
import { grim } from '#shared/bots/grim'
import { minimalDeterrer } from '#shared/bots/minimalDeterrer'
import { titForTat } from '#shared/bots/titForTat'
import { defineExperiment } from '#shared/experiments/define'
import { playDuel } from '#shared/experiments/duel'
import { score } from '#shared/experiments/metrics'

const player = (bot: Bot) => (seed: string) => ({ score: score(playDuel({ bots: [bot, grim], years: 10 }, seed), 0) })

const ARMS = { gambler: player(gambler), minimal: player(minimalDeterrer), titForTat: player(titForTat) }

/**
 * E38: Recklessness does not pay among those who stand firm: what it wins at the brink is worth less than the wars it starts. Where
 * a seeker wins three times what the loser of a crisis loses (`crisis.spoilsSeeker` 3), it pays.
 */
export const madman = defineExperiment({
  id: 'madman',
  label: 'E38',
  claim: 'Recklessness does not pay among those who stand firm.',
  source: 'M15; Schelling 1966; McManus 2019',
  kind: 'emergent',
  core: true,
  mutations: [{ number: 'crisis.spoilsSeeker', value: 3 }],
  samples: 12,
  arms: ARMS,
  expect: [
    { metric: 'score', more: 'minimal', than: 'gambler', by: 20 },
    { metric: 'score', more: 'titForTat', than: 'gambler', by: 20 },
  ],
})
