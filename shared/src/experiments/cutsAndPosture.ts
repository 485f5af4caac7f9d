import { stabilityOf } from '#shared/analysis/stability'
import { arsenal } from '#shared/experiments/arsenals'
import { defineExperiment } from '#shared/experiments/define'
import { RULESET } from '#shared/ruleset/ruleset'

const BEFORE = { silos: 300, submarines: 60, bombers: 40, accuracy: 4, hardness: 1 }
/** Stability gained by a cut of both sides alike. */
const cut = (change: Parameters<typeof arsenal>[0]) => () => ({ gained: indexOf(change) - indexOf({}) })
function indexOf(change: Parameters<typeof arsenal>[0]): number {
  const side = arsenal({ ...BEFORE, ...change })
  return stabilityOf(RULESET, side, side).index
}

const ARMS = {
  acrossTheBoard: cut({ silos: 75, submarines: 15, bombers: 10 }),
  silosFirst: cut({ silos: 0 }),
}

/** E54: Cutting across the board gains no stability; cutting what invites attack does. */
export const cutsAndPosture = defineExperiment({
  id: 'cuts-and-posture',
  label: 'E54',
  claim: 'Cutting three quarters across the board gains no stability; cutting the silos that invite attack does.',
  source: 'M19; RAND N-2526',
  kind: 'mechanism',
  core: false,
  mutations: [{ number: 'tables.hardKill.4.1', value: 0.05 }],
  samples: 'once',
  arms: ARMS,
  expect: [
    { metric: 'gained', arm: 'acrossTheBoard', from: -1, to: 0 },
    { metric: 'gained', arm: 'silosFirst', from: 0.15, to: 1 },
  ],
})
