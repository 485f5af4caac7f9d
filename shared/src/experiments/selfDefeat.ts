import { minimalDeterrer } from '#shared/bots/minimalDeterrer'
import { defineExperiment } from '#shared/experiments/define'
import { type DuelSetUp, playDuel } from '#shared/experiments/duel'
import { finalTension, finalYear, security } from '#shared/experiments/metrics'
import { botThatArms } from '#shared/experiments/scriptedBots'

/** Accurate missiles against soft silos, and no submarines: the world in which the security dilemma is worst. */
const SET_UP: Omit<DuelSetUp, 'bots'> = {
  years: 10,
  tension: 40,
  forces: { silos: 80, submarines: 0, bombers: 20 },
  technology: { accuracy: 4, hardness: 0, detection: 4, quieting: 0 },
  rules: { 'alarms.rate': 0 },
}
/** The same two powers, with and without as much as they can buy of one leg in each of eight years. */
const pair = (leg?: 'silos' | 'submarines') => (seed: string) => {
  const lots = leg === 'submarines' ? 3 : 6
  const bot = leg ? botThatArms(minimalDeterrer, leg, lots, 8) : minimalDeterrer
  const match = playDuel({ ...SET_UP, bots: [bot, bot] }, seed)
  const last = finalYear(match)
  return { security: (security(match, last, 0) + security(match, last, 1)) / 2, tension: finalTension(match) }
}

const ARMS = { silos: pair('silos'), boats: pair('submarines'), restrained: pair() }

/** E18: Where forces are vulnerable, two that arm with what invites attack end less secure and tenser; with boats, safer. */
export const selfDefeat = defineExperiment({
  id: 'self-defeat',
  label: 'E18',
  claim:
    'Where silos are soft and missiles accurate, two that both buy silos end less secure and tenser than two that hold back; two that buy boats end safer.',
  source: 'D4, D11; Lebow 1981; Posen 1993',
  departs: 'Both arm: one that arms alone ends as secure as before, or more.',
  kind: 'emergent',
  core: true,
  mutations: [
    { number: 'tables.hardKill.4.0', value: 0 },
    { number: 'tension.fearSpan', value: 0 },
    { number: 'exchange.huntPerDetection', value: 0.3 },
  ],
  samples: 1,
  arms: ARMS,
  expect: [
    { metric: 'security', more: 'restrained', than: 'silos', by: 0.1 },
    { metric: 'tension', more: 'silos', than: 'restrained', by: 5 },
    { metric: 'security', more: 'boats', than: 'restrained', by: 0.05 },
  ],
})
