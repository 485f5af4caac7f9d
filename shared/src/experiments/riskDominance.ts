import { commandChance } from '#shared/analysis/arsenal'
import { stabilityOf } from '#shared/analysis/stability'
import { superioritySeeker } from '#shared/bots/superioritySeeker'
import { worstCasePlanner } from '#shared/bots/worstCasePlanner'
import { arsenal } from '#shared/experiments/arsenals'
import { defineExperiment } from '#shared/experiments/define'
import { playDuel } from '#shared/experiments/duel'
import { struckFirst } from '#shared/experiments/metrics'
import { logit } from '#shared/math'
import { RULESET } from '#shared/ruleset/ruleset'

/**
 * Sixty silos and some boats on both sides, in a tense world. `margin` is by how far peace is risk-dominant at the start: the sum
 * of both thresholds' log-odds, above 0 where it is.
 */
const sixtySilosAnd = (submarines: number, accuracy: number) => (seed: string) => {
  const technology = { accuracy, hardness: RULESET.estimates.hardness }
  const side = arsenal({ silos: 60, submarines, ...technology, command: commandChance(RULESET, 'afterImpact') })
  const { first, second } = stabilityOf(RULESET, side, side)
  const match = playDuel(
    {
      bots: [worstCasePlanner, superioritySeeker],
      tension: 90,
      years: 3,
      technology,
      forces: { silos: 60, bombers: 0, submarines },
      rules: { 'alarms.rate': 0 },
    },
    seed,
  )
  return { margin: logit(first) + logit(second), struckFirst: struckFirst(match) }
}

const ARMS = { far: sixtySilosAnd(2, 4), near: sixtySilosAnd(40, 4), beyond: sixtySilosAnd(40, 2) }

/** E3: Powers strike first where peace is far from risk-dominant; near that line, and beyond it, hardly ever. */
export const riskDominance = defineExperiment({
  id: 'risk-dominance',
  label: 'E3',
  claim: 'Powers strike first where peace is far from risk-dominant; near that line, and beyond it, hardly ever.',
  source: 'D8; Harsanyi & Selten 1988; Baliga & Sjöström 2004; Chassang & Padró i Miquel 2010',
  departs:
    'The-model expects the step at the line itself. It lies far below, since bots strike only where they can bear the answer; bars were set after this was seen. Accuracy and boats are varied, not hardness, which no power is told of a rival.',
  kind: 'emergent',
  core: false,
  mutations: [
    { number: 'tables.hardKill.4.2', value: 0 },
    { number: 'exchange.megatonsEquivalent', value: 0.05 },
  ],
  samples: 1,
  arms: ARMS,
  expect: [
    { metric: 'margin', arm: 'far', from: -30, to: -8 },
    { metric: 'margin', arm: 'near', from: -4, to: 0 },
    { metric: 'margin', arm: 'beyond', from: 0, to: 30 },
    { metric: 'struckFirst', more: 'far', than: 'near', by: 0.5 },
    { metric: 'struckFirst', arm: 'near', from: -0.01, to: 0.05 },
    { metric: 'struckFirst', arm: 'beyond', from: -0.01, to: 0.05 },
  ],
})
