import { opportunist } from '#shared/bots/opportunist'
import { defineExperiment } from '#shared/experiments/define'
import { type DuelSetUp, playDuel } from '#shared/experiments/duel'

const below = (forces: NonNullable<DuelSetUp['forces']>) => (seed: string) => {
  const technology = { accuracy: 4, hardness: 0 }
  const { final } = playDuel({ bots: [opportunist, opportunist], tension: 50, years: 8, technology, forces }, seed)
  const rungs = final.crises.map(({ rung }) => rung)
  return rungs.length === 0 ? {} : { rung: rungs.reduce((total, rung) => total + rung, 0) / rungs.length }
}

const ARMS = { secure: below({ silos: 0, submarines: 80 }), vulnerable: below({ silos: 80, submarines: 0 }) }

/** E41: Where the strategic balance is sure, rivals climb higher beneath it. */
export const stabilityInstability = defineExperiment({
  id: 'stability-instability',
  label: 'E41',
  claim: 'Where the strategic balance is sure, rivals climb higher beneath it.',
  source: 'M10, B5; Snyder 1965',
  departs: 'Rungs of confrontations: demands and proxy wars are as many either way.',
  kind: 'emergent',
  core: false,
  disputed: 'Bell & Miller 2015 find no effect; Rauchhaus 2009 does',
  mutations: [{ number: 'tables.hardKill.4.0', value: 0 }],
  samples: 2,
  arms: ARMS,
  expect: [{ metric: 'rung', more: 'secure', than: 'vulnerable', by: 0.2 }],
})
