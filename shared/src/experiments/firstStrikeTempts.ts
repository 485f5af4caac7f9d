import { minimalDeterrer } from '#shared/bots/minimalDeterrer'
import { defineExperiment } from '#shared/experiments/define'
import { type DuelSetUp, playDuel } from '#shared/experiments/duel'
import { score } from '#shared/experiments/metrics'
import { botThatOnly, botThatStrikes } from '#shared/experiments/scriptedBots'
import type { Order } from '#shared/orders/index'

/** Boats at sea, and command handed down: an answer that cannot be cut off. */
const POSTURE: Order = {
  type: 'posture',
  readiness: { silos: 2, submarines: 4, bombers: 2 },
  targeting: 'countervalue',
  authority: 'delegated',
}
const quiet = botThatOnly(minimalDeterrer, 1, () => [POSTURE])

const DISARMABLE = {
  forces: { silos: 120, submarines: 0, bombers: 0 },
  right: { forces: { silos: 30, submarines: 0, bombers: 0 } },
  technology: { accuracy: 4, hardness: 0, detection: 3, quieting: 2 },
} as const satisfies Partial<DuelSetUp>
const SECURE = {
  forces: { silos: 20, submarines: 120, bombers: 0 },
  technology: { accuracy: 2, hardness: 3, detection: 0, quieting: 4 },
} as const satisfies Partial<DuelSetUp>

/** Points that all one has at a rival's forces in year 4 wins over peace; agendas are left out. */
const striking = (world: Partial<DuelSetUp>, seekers: 0 | 1, tension: number) => (seed: string) => {
  const pointsOf = (strikes: boolean) => {
    const left = strikes ? botThatStrikes(quiet, 4) : quiet
    const match = playDuel({ ...world, seekers, tension, rules: { 'alarms.rate': 0 }, bots: [left, quiet] }, seed)
    return score(match, 0) - (match.final.powers[0]?.score.agenda ?? 0)
  }
  return { won: pointsOf(true) - pointsOf(false) }
}

const ARMS = {
  revisionist: striking(DISARMABLE, 0, 5),
  revisionistTense: striking(DISARMABLE, 0, 40),
  frightened: striking(DISARMABLE, 1, 40),
  calm: striking(DISARMABLE, 1, 5),
  revisionistSecure: striking(SECURE, 0, 40),
  seekerSecure: striking(SECURE, 1, 40),
}

/** E1: Whom a first strike tempts: a revisionist, and a security seeker out of fear only; nobody where the answer is sure. */
export const firstStrikeTempts = defineExperiment({
  id: 'first-strike-tempts',
  label: 'E1',
  claim:
    'A rival that can be disarmed tempts a revisionist always, a security seeker only where it is afraid; one with a sure answer tempts neither.',
  source: 'M3, M8, D8; Schelling 1960; Jervis 1978',
  departs: 'One strike on one bot, not a trained best response to a population.',
  kind: 'emergent',
  core: true,
  mutations: [
    { number: 'tables.hardKill.4.0', value: 0 },
    { off: 'resolve/phases/retaliation.ts#retaliatingSeats', returns: [] },
    { off: 'analysis/security.ts#hostilityAt', returns: 1 },
  ],
  samples: 1,
  arms: ARMS,
  expect: [
    { metric: 'won', arm: 'revisionist', from: 40, to: 1000 },
    { metric: 'won', arm: 'revisionistTense', from: 40, to: 1000 },
    { metric: 'won', arm: 'frightened', from: 40, to: 1000 },
    { metric: 'won', arm: 'calm', from: -1000, to: 0 },
    { metric: 'won', arm: 'revisionistSecure', from: -1000, to: -100 },
    { metric: 'won', arm: 'seekerSecure', from: -1000, to: -100 },
  ],
})
