import type { Bot } from '#shared/bots/define'
import { minimalDeterrer } from '#shared/bots/minimalDeterrer'
import { titForTat } from '#shared/bots/titForTat'
import { worstCasePlanner } from '#shared/bots/worstCasePlanner'
import { defineExperiment } from '#shared/experiments/define'
import { type DuelSetUp, playDuel } from '#shared/experiments/duel'
import { finalYear, security } from '#shared/experiments/metrics'
import { botThatArms } from '#shared/experiments/scriptedBots'

const SET_UP: Omit<DuelSetUp, 'bots' | 'technology'> = {
  years: 10,
  tension: 40,
  forces: { silos: 80, submarines: 0, bombers: 20 },
  rules: { 'alarms.rate': 0 },
}
/** Accurate missiles and soft silos; and blunt missiles against hard ones. */
const OFFENCE = { accuracy: 4, hardness: 0, detection: 4, quieting: 0 }
const DEFENCE = { accuracy: 1, hardness: 4, detection: 0, quieting: 4 }
/** Lots bought in each of the first three years: about half a budget of either. */
const LOTS = { silos: 6, submarines: 3 } as const
const YEARS = 3

/** What three years of buying one leg add to the buyer's own security at the end, −1 to 1. */
const buying =
  (technology: NonNullable<DuelSetUp['technology']>, leg: keyof typeof LOTS, rival: Bot) => (seed: string) => {
    const securityWith = (left: Bot) => {
      const match = playDuel({ ...SET_UP, technology, bots: [left, rival] }, seed)
      return security(match, finalYear(match), 0)
    }
    return { gained: securityWith(botThatArms(titForTat, leg, LOTS[leg], YEARS)) - securityWith(titForTat) }
  }

const ARMS = {
  silosReciprocal: buying(OFFENCE, 'silos', titForTat),
  silosCautious: buying(OFFENCE, 'silos', worstCasePlanner),
  silosMinimal: buying(OFFENCE, 'silos', minimalDeterrer),
  boatsReciprocal: buying(OFFENCE, 'submarines', titForTat),
  boatsCautious: buying(OFFENCE, 'submarines', worstCasePlanner),
  boatsMinimal: buying(OFFENCE, 'submarines', minimalDeterrer),
  silosInDefence: buying(DEFENCE, 'silos', titForTat),
}

/** E18: The security dilemma: silos bought alone leave their buyer less secure where offence pays, boats do not. */
export const armingAlone = defineExperiment({
  id: 'arming-alone',
  label: 'E18',
  claim:
    'Where silos are soft and missiles accurate, a power that alone buys silos ends less secure itself; boats make it no less secure, and where defence pays silos harm nobody.',
  source: 'D4, D10, D11; Jervis 1978; Glaser 2010',
  departs: 'Three rivals that answer by fixed rules.',
  kind: 'emergent',
  core: true,
  mutations: [{ number: 'tables.hardKill.4.0', value: 0 }],
  samples: 1,
  arms: ARMS,
  expect: [
    { metric: 'gained', arm: 'silosReciprocal', from: -1, to: -0.05 },
    { metric: 'gained', arm: 'silosCautious', from: -1, to: -0.05 },
    { metric: 'gained', arm: 'silosMinimal', from: -1, to: -0.05 },
    { metric: 'gained', more: 'boatsReciprocal', than: 'silosReciprocal', by: 0.05 },
    { metric: 'gained', more: 'boatsCautious', than: 'silosCautious', by: 0.05 },
    { metric: 'gained', more: 'boatsMinimal', than: 'silosMinimal', by: 0.05 },
    { metric: 'gained', arm: 'silosInDefence', from: -0.02, to: 1 },
  ],
})
