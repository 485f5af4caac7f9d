import { fullExchange } from '#shared/analysis/exchange'
import { arsenal } from '#shared/experiments/arsenals'
import { defineExperiment } from '#shared/experiments/define'
import { RULESET } from '#shared/ruleset/ruleset'

/** Breakthroughs of the other side, each of which ruins one leg. */
const SURPRISES = [{ detection: 5 }, { accuracy: 5 }] as const

/** EMT of the answer in the worst case, and without any surprise. Equal money buys 120 silos, 58 boats or 40, 19 and 48. */
const force = (side: Parameters<typeof arsenal>[0]) => () => {
  const own = arsenal({ ...side, hardness: 1, quieting: 0 })
  const answer = (surprise: Parameters<typeof arsenal>[0]) =>
    fullExchange(RULESET, arsenal({ silos: 250, detection: 0, accuracy: 1, ...surprise }), own).answerEmt
  return { worst: Math.min(...SURPRISES.map(answer)), usual: answer({}) }
}

const ARMS = { silosOnly: force({ silos: 120 }), three: force({ silos: 40, submarines: 19, bombers: 48 }) }

/** E9: Several legs insure against a technical surprise that would ruin one. */
export const triadInsurance = defineExperiment({
  id: 'triad-insurance',
  label: 'E9',
  claim: 'Several legs insure against a technical surprise that would ruin one.',
  source: 'M17; Wohlstetter 1958',
  kind: 'mechanism',
  core: true,
  samples: 'once',
  arms: ARMS,
  expect: [{ metric: 'worst', more: 'three', than: 'silosOnly', factor: 2 }],
})
