import { minimalDeterrer } from '#shared/bots/minimalDeterrer'
import { titForTat } from '#shared/bots/titForTat'
import { defineExperiment } from '#shared/experiments/define'
import { type DuelSetUp, playDuel } from '#shared/experiments/duel'
import { score } from '#shared/experiments/metrics'
import { botThatStrikes } from '#shared/experiments/scriptedBots'

const SET_UP: Omit<DuelSetUp, 'bots'> = { forces: { silos: 0, bombers: 0, submarines: 80 }, years: 8, tension: 60 }
const left = (year: number | undefined, seekers: number) => (seed: string) => {
  const bot = year === undefined ? minimalDeterrer : botThatStrikes(minimalDeterrer, year)
  const match = playDuel({ ...SET_UP, seekers, bots: [bot, titForTat] }, seed)
  return { score: score(match, 0) }
}

const ARMS = {
  peace: left(undefined, 1),
  earlyStrike: left(2, 1),
  lastYearStrike: left(8, 1),
  revisionistPeace: left(undefined, 0),
  revisionistStrike: left(2, 0),
}

/** E1: With secure second strikes on both sides no first strike beats peace. */
export const noStrikeBeatsPeace = defineExperiment({
  id: 'no-strike-beats-peace',
  label: 'E1',
  claim: 'With secure second strikes on both sides no first strike beats peace.',
  source: 'M3, M8; Schelling 1960; Powell 1990',
  departs: 'Three strikes on one bot, not a trained best response to a population.',
  kind: 'emergent',
  core: true,
  mutations: [{ off: 'resolve/phases/retaliation.ts#retaliatingSeats', returns: [] }],
  samples: 1,
  arms: ARMS,
  expect: [
    { metric: 'score', more: 'peace', than: 'earlyStrike', by: 40 },
    { metric: 'score', more: 'peace', than: 'lastYearStrike', by: 40 },
    { metric: 'score', more: 'revisionistPeace', than: 'revisionistStrike', by: 40 },
  ],
})
