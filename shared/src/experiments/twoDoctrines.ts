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

/** E16: A power that seeks superiority builds twice what a minimal deterrer does, and grows less. */
export const twoDoctrines = defineExperiment({
  id: 'two-doctrines',
  label: 'E16',
  claim: 'A power that seeks superiority builds twice what a minimal deterrer does, and grows less.',
  source: 'M11, M20, M22; Glaser 2010',
  departs: 'Two doctrines, which are figures of two bots; opacity does not differ here (see opacity).',
  kind: 'mechanism',
  core: true,
  mutations: [{ off: 'resolve/phases/build.ts#resolveBuild' }, { number: 'economy.butterGrowth', value: 0 }],
  samples: 1,
  arms: ARMS,
  expect: [
    { metric: 'built', more: 'unlimited', than: 'minimal', factor: 1.8 },
    { metric: 'growth', more: 'minimal', than: 'unlimited', by: 0.15 },
  ],
})
