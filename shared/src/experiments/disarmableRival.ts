import { minimalDeterrer } from '#shared/bots/minimalDeterrer'
import { reassurer } from '#shared/bots/reassurer'
import { defineExperiment } from '#shared/experiments/define'
import { type DuelSetUp, playDuel } from '#shared/experiments/duel'
import { score } from '#shared/experiments/metrics'
import { botThatStrikes } from '#shared/experiments/scriptedBots'

const SET_UP: Omit<DuelSetUp, 'bots'> = {
  years: 8,
  tension: 60,
  technology: { accuracy: 5, hardness: 0, detection: 5, quieting: 0 },
  forces: { silos: 120, submarines: 20, bombers: 20 },
  seekers: 0,
}
/** Points a revisionist wins by striking in year 2 instead of keeping the peace, against a rival with these forces. */
const striking = (forces: NonNullable<DuelSetUp['forces']>) => (seed: string) => {
  const pointsOf = (strikes: boolean) => {
    const bot = strikes ? botThatStrikes(minimalDeterrer, 2) : minimalDeterrer
    return score(playDuel({ ...SET_UP, right: { forces, gdp: 30 }, bots: [bot, reassurer] }, seed), 0)
  }
  return { won: pointsOf(true) - pointsOf(false) }
}

const ARMS = {
  disarmable: striking({ silos: 60, submarines: 0, bombers: 0 }),
  secure: striking({ silos: 0, submarines: 60, bombers: 0 }),
}

/** E1: A rival that can be disarmed tempts a revisionist to strike; one with as many warheads at sea does not. */
export const disarmableRival = defineExperiment({
  id: 'disarmable-rival',
  label: 'E1',
  claim: 'A rival that can be disarmed tempts a revisionist to strike; one with as many warheads at sea does not.',
  source: 'M3, M8, D8; Powell 1990',
  departs: 'One strike on one bot, not a trained best response to a population.',
  kind: 'emergent',
  core: true,
  mutations: [
    { number: 'tables.hardKill.5.0', value: 0 },
    { off: 'resolve/phases/retaliation.ts#retaliatingSeats', returns: [] },
  ],
  samples: 1,
  arms: ARMS,
  expect: [
    { metric: 'won', arm: 'disarmable', from: 40, to: 1000 },
    { metric: 'won', arm: 'secure', from: -1000, to: -40 },
  ],
})
