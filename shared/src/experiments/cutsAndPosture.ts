import { stabilityOf } from '#shared/analysis/stability'
import { arsenal } from '#shared/experiments/arsenals'
import { defineExperiment } from '#shared/experiments/define'
import { RULESET } from '#shared/ruleset/ruleset'

const BEFORE = { silos: 300, submarines: 60, bombers: 40, accuracy: 4, hardness: 1 }
const mirrored = (change: Parameters<typeof arsenal>[0]) => () => {
  const side = arsenal({ ...BEFORE, ...change })
  return { index: stabilityOf(RULESET, side, side).index }
}

const ARMS = {
  before: mirrored({}),
  acrossTheBoard: mirrored({ silos: 75, submarines: 15, bombers: 10 }),
  silosFirst: mirrored({ silos: 0, submarines: 60, bombers: 40 }),
}

/** E54: Cutting across the board does little; cutting what invites attack stabilises. */
export const cutsAndPosture = defineExperiment({
  id: 'cuts-and-posture',
  label: 'E54',
  claim: 'Cutting across the board does little; cutting what invites attack stabilises.',
  source: 'M19; RAND N-2526',
  kind: 'mechanism',
  core: false,
  samples: 'once',
  arms: ARMS,
  expect: [{ metric: 'index', more: 'silosFirst', than: 'acrossTheBoard', by: 0.1 }],
})
