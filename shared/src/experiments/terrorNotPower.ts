import { superioritySeeker } from '#shared/bots/superioritySeeker'
import { worstCasePlanner } from '#shared/bots/worstCasePlanner'
import { defineExperiment } from '#shared/experiments/define'
import { playDuel } from '#shared/experiments/duel'
import { struckFirst } from '#shared/experiments/metrics'
import type { ByForce } from '#shared/ruleset/forces'

type Forces = Partial<ByForce<number>>

/** No second strike, as in 1914, and a sure one, as in 1983. */
const OPEN = { silos: 60, bombers: 20, submarines: 0 }
const ASSURED = { silos: 0, bombers: 0, submarines: 80 }
/** A third of these. */
const OPEN_THIRD = { silos: 20, bombers: 7, submarines: 0 }
const ASSURED_THIRD = { silos: 0, bombers: 0, submarines: 27 }

const between = (left: Forces, right: Forces) => (seed: string) => {
  const match = playDuel(
    {
      bots: [superioritySeeker, worstCasePlanner],
      tension: 70,
      years: 6,
      technology: { accuracy: 4, hardness: 0 },
      forces: left,
      right: { forces: right },
      rules: { 'alarms.rate': 0 },
    },
    seed,
  )
  return { struckFirst: struckFirst(match) }
}

const ARMS = {
  openEven: between(OPEN, OPEN),
  openUneven: between(OPEN, OPEN_THIRD),
  assuredEven: between(ASSURED, ASSURED),
  assuredUneven: between(ASSURED, ASSURED_THIRD),
}

/** E42: The balance of power matters to war where no answer is sure; where answers are sure, not. */
export const terrorNotPower = defineExperiment({
  id: 'terror-not-power',
  label: 'E42',
  claim:
    'Where no answer is sure, two of which one is three times as strong go to war more often than equals; where answers are sure, neither pair does.',
  source: 'B2, B3; Pearson 1955',
  departs:
    'Two ratios of forces in two worlds of a duel, not a regression over matches of the 1914 and 1983 scenarios. How large the differences must be was set after a first look.',
  kind: 'emergent',
  core: true,
  mutations: [
    { number: 'tables.hardKill.4.0', value: 0 },
    { number: 'exchange.megatonsEquivalent', value: 0.05 },
  ],
  samples: 3,
  arms: ARMS,
  expect: [
    { metric: 'struckFirst', more: 'openUneven', than: 'openEven', by: 0.2 },
    { metric: 'struckFirst', more: 'openEven', than: 'assuredEven', by: 0.2 },
    { metric: 'struckFirst', arm: 'assuredEven', from: -0.01, to: 0.05 },
    { metric: 'struckFirst', arm: 'assuredUneven', from: -0.01, to: 0.05 },
  ],
})
