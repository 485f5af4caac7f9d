import type { Bot } from '#shared/bots/define'
import { minimalDeterrer } from '#shared/bots/minimalDeterrer'
import { superioritySeeker } from '#shared/bots/superioritySeeker'
import { defineExperiment } from '#shared/experiments/define'
import { playDuel } from '#shared/experiments/duel'
import { growth } from '#shared/experiments/metrics'

const grown = (bot: Bot) => (seed: string) => ({ growth: growth(playDuel({ bots: [bot, bot], years: 20 }, seed)) })

const ARMS = { racers: grown(superioritySeeker), sufficient: grown(minimalDeterrer) }

/** E30: Deterrence by racing costs years of growth. */
export const costOfDeterrence = defineExperiment({
  id: 'cost-of-deterrence',
  label: 'E30',
  claim: 'Deterrence by racing costs years of growth.',
  source: 'M16; Schwartz 1998',
  kind: 'mechanism',
  core: true,
  mutations: [{ number: 'economy.butterGrowth', value: 0 }],
  samples: 1,
  arms: ARMS,
  expect: [{ metric: 'growth', more: 'sufficient', than: 'racers', by: 0.25 }],
})
