import { titForTat } from '#shared/bots/titForTat'
import { defineExperiment } from '#shared/experiments/define'
import { playDuel } from '#shared/experiments/duel'
import { finalTension, finalYear } from '#shared/experiments/metrics'
import { botThatStates, botWithout } from '#shared/experiments/scriptedBots'

/** Without treaties, which a power that rallies cannot ratify, and without aid, which tells of interest as well: only what is said differs. */
const unbound = botWithout(botWithout(titForTat, 'diplomacy'), 'influence')

const speeches = (rally: boolean) => (seed: string) => {
  const bot = rally ? botThatStates(unbound, () => ({ say: 'rally' })) : unbound
  const match = playDuel({ bots: [bot, bot], years: 8, tension: 40 }, seed)
  const last = finalYear(match)
  return {
    support: last.powers[0]?.support ?? 0,
    tension: finalTension(match),
    trust: last.beliefs[1]?.[0]?.seeker ?? 0,
  }
}

const ARMS = { rallying: speeches(true), sober: speeches(false) }

/** E24: Telling the people that the enemy is at the gates pays at home and frightens all others. */
export const threatInflation = defineExperiment({
  id: 'threat-inflation',
  label: 'E24',
  claim: 'Telling the people that the enemy is at the gates pays at home and frightens all others.',
  source: 'D6; Van Evera 1999; Snyder 1991',
  departs: 'That all do it and all fare worse is not tested, nor war.',
  kind: 'emergent',
  core: true,
  mutations: [
    { number: 'support.rally', value: 0 },
    { number: 'tension.rally', value: 0 },
    { number: 'trust.rally', value: 0 },
  ],
  samples: 1,
  arms: ARMS,
  expect: [
    { metric: 'support', more: 'rallying', than: 'sober', by: 5 },
    { metric: 'tension', more: 'rallying', than: 'sober', by: 20 },
    { metric: 'trust', more: 'sober', than: 'rallying', by: 0.3 },
  ],
})
