import { commandChance } from '#shared/analysis/arsenal'
import { type Arsenal, fullExchange } from '#shared/analysis/exchange'
import { arsenal } from '#shared/experiments/arsenals'
import { defineExperiment } from '#shared/experiments/define'
import { RULESET } from '#shared/ruleset/ruleset'
import { rulesetVariant } from '#shared/ruleset/rulesetVariant'

interface Hurdle {
  readonly rules?: Readonly<Record<string, number>>
  readonly attacker?: Partial<Arsenal>
}

/** Every bomber away from its field, so that only the hurdle itself decides. */
const ALL_AWAY = { 'forces.bombers.awayLow': 1, 'forces.bombers.awayHigh': 1 }

/** EMT that a hundred bombers bring down on the cities of a power that struck first. */
function answer({ rules = {}, attacker = {} }: Hurdle): number {
  const changed = rulesetVariant(RULESET, { ...ALL_AWAY, ...rules })
  const defender = arsenal({ bombers: 100, command: commandChance(changed, 'delegated') })
  return fullExchange(changed, arsenal({ silos: 400, accuracy: 5, ...attacker }), defender).answerEmt
}

/** Share of the answer that is left with one hurdle twice as high. */
const halved = (hurdle: Hurdle) => () => ({ left: answer(hurdle) / answer({}) })

const { fielded, reliability, bomberReach, commandDelegated } = RULESET.exchange
/** Bombers of the answer that arrive: as many interceptors, each of which hits half of the time, let half of them through. */
const ARRIVING = 100 * fielded * reliability * bomberReach

const ARMS = {
  fielded: halved({ rules: { 'exchange.fielded': fielded / 2 } }),
  survives: halved({ rules: { 'forces.bombers.awayLow': 0.5, 'forces.bombers.awayHigh': 0.5 } }),
  ordered: halved({ rules: { 'exchange.commandDelegated': commandDelegated / 2 } }),
  reaches: halved({ rules: { 'exchange.bomberReach': bomberReach / 2 } }),
  penetrates: halved({ attacker: { interceptors: ARRIVING } }),
  finds: halved({ rules: { 'exchange.shelterShare': 0.1 }, attacker: { shelters: 5 } }),
}

/** E10: An answer must clear six hurdles: halve any one and the answer is halved. */
export const sixHurdles = defineExperiment({
  id: 'six-hurdles',
  label: 'E10',
  claim:
    'An answer must clear six hurdles (fielded, survives, ordered, reaches, penetrates, finds its target): halve any one and the answer is halved.',
  source: 'B8; Wohlstetter 1958 (P-1472)',
  departs: 'No Sobol indices: factors that multiply have none of interest.',
  kind: 'mechanism',
  core: true,
  mutations: [
    { off: 'analysis/exchange.ts#arrivingWarheads', returns: 50 },
    { number: 'exchange.softKill', value: 0 },
    { off: 'analysis/arsenal.ts#commandChance', returns: 1 },
    { number: 'exchange.interceptorKill', value: 0 },
    { off: 'analysis/exchange.ts#exposedShare', returns: 1 },
  ],
  samples: 'once',
  arms: ARMS,
  expect: (['fielded', 'survives', 'ordered', 'reaches', 'penetrates', 'finds'] as const).map(
    (arm) => ({ metric: 'left', arm, from: 0.45, to: 0.55 }) as const,
  ),
})
