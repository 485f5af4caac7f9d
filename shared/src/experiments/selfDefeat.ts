import type { Bot } from '#shared/bots/define'
import { minimalDeterrer } from '#shared/bots/minimalDeterrer'
import { superioritySeeker } from '#shared/bots/superioritySeeker'
import { defineExperiment } from '#shared/experiments/define'
import { type DuelSetUp, playDuel } from '#shared/experiments/duel'
import { finalTension, finalYear, security } from '#shared/experiments/metrics'

/** Accurate missiles against soft silos, and no submarines: the world in which the security dilemma is worst. */
const SET_UP: Omit<DuelSetUp, 'bots'> = {
  years: 10,
  tension: 40,
  forces: { silos: 80, submarines: 0, bombers: 20 },
  technology: { accuracy: 4, hardness: 0, detection: 4, quieting: 0 },
  rules: { 'alarms.rate': 0 },
}
const pair = (bot: Bot) => (seed: string) => {
  const match = playDuel({ ...SET_UP, bots: [bot, bot] }, seed)
  const last = finalYear(match)
  return { security: (security(match, last, 0) + security(match, last, 1)) / 2, tension: finalTension(match) }
}

const ARMS = { arming: pair(superioritySeeker), restrained: pair(minimalDeterrer) }

/** E18: Where forces are vulnerable, two that arm for security both end less secure than two that hold back. */
export const selfDefeat = defineExperiment({
  id: 'self-defeat',
  label: 'E18',
  claim: 'Where forces are vulnerable, two that arm for security both end less secure than two that hold back.',
  source: 'D4, D11; Lebow 1981; Posen 1993',
  kind: 'emergent',
  core: true,
  samples: 1,
  arms: ARMS,
  expect: [
    { metric: 'security', more: 'restrained', than: 'arming', by: 0.1 },
    { metric: 'tension', more: 'arming', than: 'restrained', by: 10 },
  ],
})
