import type { Bot } from '#shared/bots/define'
import { minimalDeterrer } from '#shared/bots/minimalDeterrer'
import { superioritySeeker } from '#shared/bots/superioritySeeker'
import { defineExperiment } from '#shared/experiments/define'
import { playDuel } from '#shared/experiments/duel'
import { growth, war, warheadsBuilt } from '#shared/experiments/metrics'

const doctrine = (bot: Bot) => (seed: string) => {
  const match = playDuel({ bots: [bot, bot], years: 10 }, seed)
  return { built: warheadsBuilt(match), growth: growth(match), war: war(match) }
}

const ARMS = { unlimited: doctrine(superioritySeeker), minimal: doctrine(minimalDeterrer) }

/** E16: An unlimited doctrine builds half as much again as a minimal one, and grows less. */
export const twoDoctrines = defineExperiment({
  id: 'two-doctrines',
  label: 'E16',
  claim: 'An unlimited doctrine builds half as much again as a minimal one, and grows less.',
  source: 'M11, M20, M22; Glaser 2010',
  kind: 'emergent',
  core: true,
  samples: 1,
  arms: ARMS,
  expect: [
    { metric: 'built', more: 'unlimited', than: 'minimal', factor: 1.5 },
    { metric: 'growth', more: 'minimal', than: 'unlimited', by: 0.04 },
  ],
})
