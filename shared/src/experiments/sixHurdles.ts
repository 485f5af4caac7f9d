import { fullExchange } from '#shared/analysis/exchange'
import { arsenal } from '#shared/experiments/arsenals'
import { defineExperiment } from '#shared/experiments/define'
import { RULESET } from '#shared/ruleset/ruleset'
import { rulesetVariant } from '#shared/ruleset/rulesetVariant'

const HURDLES = {
  fielded: { 'exchange.fielded': RULESET.exchange.fielded / 2 },
  works: { 'exchange.reliability': RULESET.exchange.reliability / 2 },
  yields: { 'exchange.megatonsEquivalent': RULESET.exchange.megatonsEquivalent / 2 },
} as const

/** EMT on the attacker's cities, answered by boats alone so that the strike before it changes nothing. */
function answer(rules: Readonly<Record<string, number>>, command = 1) {
  const attacker = arsenal({ silos: 20 })
  const defender = arsenal({
    submarines: 100,
    quieting: 5,
    readiness: { silos: 1, submarines: 5, bombers: 1 },
    command,
  })
  return { emt: fullExchange(rulesetVariant(RULESET, rules), attacker, defender).answerEmt }
}

const ARMS = {
  whole: () => answer({}),
  ordered: () => answer({}, 0.5),
  fielded: () => answer(HURDLES.fielded),
  works: () => answer(HURDLES.works),
  yields: () => answer(HURDLES.yields),
}

/** E10: An answer must clear six hurdles: halve any one and the answer is halved. */
export const sixHurdles = defineExperiment({
  id: 'six-hurdles',
  label: 'E10',
  claim: 'An answer must clear six hurdles: halve any one and the answer is halved.',
  source: 'B8; Wohlstetter 1958 (P-1472)',
  kind: 'mechanism',
  core: true,
  samples: 'once',
  arms: ARMS,
  expect: (['ordered', 'fielded', 'works', 'yields'] as const).flatMap((hurdle) => [
    { metric: 'emt', more: 'whole', than: hurdle, factor: 1.8 } as const,
    { metric: 'emt', more: hurdle, than: 'whole', factor: 0.45 } as const,
  ]),
})
