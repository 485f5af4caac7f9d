import { type BalanceSide, balanceOf } from '#shared/analysis/balance'
import { defineExperiment } from '#shared/experiments/define'
import { RULESET } from '#shared/ruleset/ruleset'
import { neededCredibility } from '#shared/state/lesserStates'

const SIDE: BalanceSide = { strength: 1, exposed: 0, words: 0, support: 50, dependence: 0, spies: 0, climbed: 0 }
/** A challenger stronger on the spot than can count. */
const STRONG: BalanceSide = { ...SIDE, strength: 1000 }

/** True when a revisionist loses more than it gains, on average, by demanding a state under a promise of this credibility. */
function deters(promise: number): boolean {
  const { odds } = balanceOf(RULESET, { wronged: false, promise, challenger: STRONG, defender: SIDE })
  return odds * RULESET.crisis.spoilsRevisionist < 1 - odds
}

/** The least credibility, 0–1, that deters; 1 when none does. */
const deterring = () => (Array.from({ length: 100 }, (_, n) => n).find((percent) => deters(percent / 100)) ?? 100) / 100
/** Credibility, 0–1, a client needs at a middling fear. */
const reassuring = () => neededCredibility(RULESET, { fear: 50, gdp: 1, startGdp: 1 }) / 100

const ARMS = { challenger: () => ({ needed: deterring() }), client: () => ({ needed: reassuring() }) }

/** E45: It takes far more to reassure an ally than to deter its enemy. */
export const deterOrReassure = defineExperiment({
  id: 'deter-or-reassure',
  label: 'E45',
  claim: 'It takes three times the credibility to reassure a client that it takes to deter a strong challenger.',
  source: 'U7; Healey 1989',
  departs: 'Thresholds of one challenger and one client, not rates over matches.',
  kind: 'mechanism',
  core: true,
  mutations: [
    { number: 'balance.promise', value: 0 },
    { number: 'umbrellas.needsBase', value: 0 },
  ],
  samples: 'once',
  arms: ARMS,
  expect: [{ metric: 'needed', more: 'client', than: 'challenger', factor: 3 }],
})
