import { grim } from '#shared/bots/grim'
import { reassurer } from '#shared/bots/reassurer'
import { defineExperiment } from '#shared/experiments/define'
import { playDuel } from '#shared/experiments/duel'
import { botWithout } from '#shared/experiments/scriptedBots'

/** Bombs of the two states the left power covers, or does not; frightened enough to think of their own. */
const protectedBy = (covered: boolean) => (seed: string) => {
  const rules = { 'umbrellas.bearable': 30 }
  const bots = [reassurerWithoutPromises, grimWithoutPromises] as const
  const match = playDuel({ bots, covered, rules, tension: 85, years: 12 }, seed)
  const near = match.final.states.filter(({ id }) => id === 'west' || id === 'midwest')
  return { bombs: near.filter(({ stance }) => stance === 'nuclear').length }
}

const reassurerWithoutPromises = botWithout(reassurer, 'umbrella')
const grimWithoutPromises = botWithout(grim, 'umbrella')

const ARMS = { covered: protectedBy(true), bare: protectedBy(false) }

/** E47: States under a credible promise build fewer bombs. */
export const umbrellasAndProliferation = defineExperiment({
  id: 'umbrellas-and-proliferation',
  label: 'E47',
  claim: 'States under a credible promise build fewer bombs.',
  source: 'M12, M13, U7; Bleek & Lorber 2014; Debs & Monteiro 2014',
  departs: 'Of states that bear little fear (30 instead of 66): the others build hardly any bomb in twelve years.',
  kind: 'emergent',
  core: true,
  mutations: [{ number: 'umbrellas.needsBase', value: 100 }],
  samples: 1,
  arms: ARMS,
  expect: [{ metric: 'bombs', more: 'bare', than: 'covered', factor: 2 }],
})
