import { fullExchange } from '#shared/analysis/exchange'
import { arsenal } from '#shared/experiments/arsenals'
import { defineExperiment } from '#shared/experiments/define'
import type { Leg } from '#shared/ruleset/forces'
import { RULESET } from '#shared/ruleset/ruleset'

/** Breakthroughs of the other side, in hunting boats and in hitting silos. */
const SURPRISES = [{ detection: 5 }, { accuracy: 5 }] as const
/** Budget points each force costs in all. */
const MONEY = 14.4

/** EMT of the answer of a force that spends the same on each of these legs: in the worst case, and without any surprise. */
const force =
  (...legs: readonly Leg[]) =>
  () => {
    const bought = legs.map((leg) => [leg, (RULESET.forces[leg].lot * MONEY) / legs.length / RULESET.forces[leg].price])
    const own = arsenal({ ...Object.fromEntries(bought), hardness: 1, quieting: 0 })
    const answer = (surprise: Parameters<typeof arsenal>[0]) =>
      fullExchange(RULESET, arsenal({ silos: 250, detection: 0, accuracy: 1, ...surprise }), own).answerEmt
    return { worst: Math.min(...SURPRISES.map(answer)), usual: answer({}) }
  }

const ARMS = { silosOnly: force('silos'), three: force('silos', 'submarines', 'bombers') }

/** E9: Several legs insure against the surprise that would ruin silos; without a surprise they answer with less. */
export const triadInsurance = defineExperiment({
  id: 'triad-insurance',
  label: 'E9',
  claim:
    'Three legs for the same money insure against the surprise that would ruin silos, at the price of a weaker answer without one.',
  source: 'M17; Wohlstetter 1958',
  departs:
    'The usual answer is half as strong, where the-model expects at most 10 % less: silos are the cheapest warheads. No surprise ruins boats.',
  kind: 'mechanism',
  core: true,
  mutations: [
    { number: 'tables.hardKill.5.1', value: 0.19 },
    { number: 'forces.silos.price', value: 3 },
  ],
  samples: 'once',
  arms: ARMS,
  expect: [
    { metric: 'worst', more: 'three', than: 'silosOnly', factor: 2, by: 1 },
    { metric: 'usual', more: 'silosOnly', than: 'three', factor: 1.3 },
  ],
})
