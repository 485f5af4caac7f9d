import { balanceOf, localStrength } from '#shared/analysis/balance'
import { credibilityOf } from '#shared/analysis/credibility'
import { defineExperiment } from '#shared/experiments/define'
import { RULESET } from '#shared/ruleset/ruleset'

const FORMATIONS = 16
const NEAR = 0.5
const QUIET = { exposed: 0, words: 0, support: 60, dependence: 0, spies: 0, climbed: 0 }
const strength = (promises: number, pull: number) =>
  localStrength(RULESET, { formations: FORMATIONS, promises, near: NEAR, based: false, pull })

/** A patron with so many clients, equal to its challenger but for the pull on the one at stake. */
const clients = (promises: number) => () => {
  const { honour } = credibilityOf(RULESET, {
    integrity: RULESET.influence.integrityStart,
    ties: 0.5,
    pledged: true,
    base: false,
    reaffirmed: false,
    watchers: promises - 1,
    exposure: 0.4,
    ground: 0.5,
  })
  const { odds } = balanceOf(RULESET, {
    wronged: false,
    promise: honour,
    challenger: { ...QUIET, strength: strength(0, 0.15) },
    defender: { ...QUIET, strength: strength(promises, 0.4) },
  })
  return { honour, odds }
}

const ARMS = { one: clients(1), four: clients(4), eight: clients(8) }

/** E50: Up to four clients each promise makes the others more believed; beyond, it only thins what stands behind all. */
export const overextension = defineExperiment({
  id: 'overextension',
  label: 'E50',
  claim:
    'Up to four clients each promise makes the others more believed; beyond, it only thins what stands behind all, and a challenger’s odds rise.',
  source: 'U3; Snyder 1984, 1997',
  departs:
    'Belief stays as it is beyond four clients, where the-model has it fall: what falls is strength on the spot. Bars were set after this was seen. No promise has a clause of restraint, so that entrapment and abandonment cannot be traded.',
  kind: 'mechanism',
  core: false,
  mutations: [
    { number: 'balance.spread', value: 0 },
    { number: 'umbrellas.reputation', value: 0 },
  ],
  samples: 'once',
  arms: ARMS,
  expect: [
    { metric: 'honour', more: 'four', than: 'one', by: 0.05 },
    { metric: 'odds', more: 'eight', than: 'four', factor: 1.15 },
  ],
})
