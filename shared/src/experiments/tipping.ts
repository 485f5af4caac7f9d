import { defineExperiment } from '#shared/experiments/define'

/** Costs of arming are uniform over 0–1; being unarmed against the armed costs D. Every player gives its best response. */
const D = 1.05

const world = (always: number) => () => {
  let arming = always
  for (let round = 0; round < 200; round++) arming = always + (1 - always) * Math.min(1, arming * D)
  return { arming }
}

const ARMS = { none: world(0), few: world(0.02) }

/** E22: A few who always arm can tip all others into arming. */
export const tipping = defineExperiment({
  id: 'tipping',
  label: 'E22',
  claim: 'A few who always arm can tip all others into arming.',
  source: 'D1; Baliga & Sjöström 2004',
  kind: 'toy',
  core: false,
  samples: 'once',
  arms: ARMS,
  expect: [
    { metric: 'arming', arm: 'none', from: -1, to: 0.001 },
    { metric: 'arming', arm: 'few', from: 0.9, to: 1.001 },
  ],
})
