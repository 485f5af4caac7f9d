import { opportunist } from '#shared/bots/opportunist'
import { defineExperiment } from '#shared/experiments/define'
import { type DuelSetUp, playDuel } from '#shared/experiments/duel'
import { crisisCount, war } from '#shared/experiments/metrics'

const below = (forces: DuelSetUp['forces']) => (seed: string) => {
  const set: DuelSetUp = {
    bots: [opportunist, opportunist],
    tension: 50,
    years: 8,
    technology: { accuracy: 4, hardness: 0 },
  }
  const match = playDuel({ ...set, ...(forces ? { forces } : {}) }, seed)
  return { wars: war(match), crises: crisisCount(match) }
}

const ARMS = { secure: below({ silos: 0, submarines: 80 }), vulnerable: below({ silos: 60, submarines: 0 }) }

/** E41: Where the strategic balance is sure, rivals dare more beneath it. */
export const stabilityInstability = defineExperiment({
  id: 'stability-instability',
  label: 'E41',
  claim: 'Where the strategic balance is sure, rivals dare more beneath it.',
  source: 'M10, B5; Snyder 1965',
  kind: 'emergent',
  core: false,
  disputed: 'Bell & Miller 2015 find no effect; Rauchhaus 2009 does',
  samples: 1,
  arms: ARMS,
  expect: [{ metric: 'wars', more: 'vulnerable', than: 'secure', by: -0.01 }],
})
