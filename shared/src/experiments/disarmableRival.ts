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
}
const left = (strikes: boolean, right: NonNullable<DuelSetUp['right']>) => (seed: string) => {
  const bot = strikes ? botThatStrikes(minimalDeterrer, 2) : minimalDeterrer
  const forces = { silos: 120, submarines: 20, bombers: 20 }
  return { score: score(playDuel({ ...SET_UP, seekers: 0, forces, right, bots: [bot, reassurer] }, seed), 0) }
}
const DISARMABLE = { forces: { silos: 20, submarines: 0, bombers: 0 }, gdp: 30 }
const SECURE = { forces: { silos: 0, submarines: 120, bombers: 0 }, gdp: 30 }

const ARMS = {
  peaceWithDisarmable: left(false, DISARMABLE),
  strikeOnDisarmable: left(true, DISARMABLE),
  peaceWithSecure: left(false, SECURE),
  strikeOnSecure: left(true, SECURE),
}

/** E1: A rival that can be disarmed makes striking cost far less than a secure one does. */
export const disarmableRival = defineExperiment({
  id: 'disarmable-rival',
  label: 'E1',
  claim: 'A rival that can be disarmed makes striking cost far less than a secure one does.',
  source: 'M3, M8, D8; Powell 1990',
  kind: 'emergent',
  core: true,
  samples: 1,
  arms: ARMS,
  expect: [{ metric: 'score', more: 'strikeOnDisarmable', than: 'strikeOnSecure', by: 100 }],
})
