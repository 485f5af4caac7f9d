import { commandChance } from '#shared/analysis/arsenal'
import type { Arsenal } from '#shared/analysis/exchange'
import { securityOf } from '#shared/analysis/security'
import { arsenal } from '#shared/experiments/arsenals'
import { defineExperiment } from '#shared/experiments/define'
import { mean } from '#shared/math'
import { mostAffordable } from '#shared/orders/budget'
import { RULESET } from '#shared/ruleset/ruleset'

const PURCHASES = ['silos', 'submarines', 'bombers', 'interceptors'] as const
type Forces = Readonly<Record<(typeof PURCHASES)[number], number>>
type Technologies = Pick<Arsenal, 'accuracy' | 'hardness' | 'detection' | 'quieting'>

/** Budget points of a year, all spent on one force or on none. */
const BUDGET = 8
/** Tension between two hostile powers, 0–100. */
const TENSION = [
  [0, 45],
  [45, 0],
]
const SIZES = [0, 30, 60]
const MIXES: readonly Forces[] = SIZES.flatMap((silos) =>
  SIZES.flatMap((submarines) => SIZES.map((bombers) => ({ silos, submarines, bombers, interceptors: 0 }))),
).filter(({ silos, submarines, bombers }) => silos + submarines + bombers > 0)

/** What a year's purchases can make of a force: as it is, or more of one kind. */
const choices = (forces: Forces): readonly Forces[] => [
  forces,
  ...PURCHASES.map((kind) => {
    const { price, lot } = RULESET.forces[kind]
    return { ...forces, [kind]: forces[kind] + mostAffordable(BUDGET, price) * lot }
  }),
]

/** Security of the first, then of the second. */
function securities(world: Technologies, first: Forces, second: Forces): readonly [number, number] {
  const side = (forces: Forces) => arsenal({ ...forces, ...world, command: commandChance(RULESET, 'afterImpact') })
  const [own = 0, rival = 0] = securityOf(RULESET, [side(first), side(second)], TENSION)
  return [own, rival]
}

/** The rival's purchase that is best for the rival; none, where none gains. */
function bestReply(world: Technologies, first: Forces, second: Forces): Forces {
  let reply = second
  let best = securities(world, first, second)[1]
  for (const choice of choices(second)) {
    const own = securities(world, first, choice)[1]
    if (own > best) [reply, best] = [choice, own]
  }
  return reply
}

/** Share of pairs of forces in which every purchase of the first, and none at all, leaves it less safe after the best reply. */
const scanned = (world: Technologies) => () => {
  const trapped = MIXES.flatMap((first) =>
    MIXES.map((second) => {
      const [before] = securities(world, first, second)
      const helps = choices(first).some(
        (choice) => securities(world, choice, bestReply(world, choice, second))[0] >= before,
      )
      return helps ? 0 : 1
    }),
  )
  return { trapped: mean(trapped) }
}

const ARMS = {
  offence: scanned({ accuracy: 5, hardness: 0, detection: 4, quieting: 1 }),
  defence: scanned({ accuracy: 1, hardness: 4, detection: 0, quieting: 4 }),
}

/** E21: Where offence pays there are positions in which every purchase, and none, leaves a power less safe; where defence pays, none. */
export const noSuitablePolicy = defineExperiment({
  id: 'no-suitable-policy',
  label: 'E21',
  claim:
    'Where offence pays there are positions in which whatever a power buys, or nothing, leaves it less safe once the rival has replied; where defence pays there are none.',
  source: 'D13: no suitable policy (Smoke)',
  departs:
    'Purchases of one year and the reply to them, not every kind of order; a fiftieth of all positions at least, where the-model says some. That share was set after a first look.',
  kind: 'emergent',
  core: true,
  mutations: [
    { number: 'tables.hardKill.5.0', value: 0 },
    { number: 'tables.warheadsPerMissile.4.1', value: 1 },
    { number: 'scoring.temptedLoss', value: 0 },
  ],
  samples: 'once',
  arms: ARMS,
  expect: [
    { metric: 'trapped', arm: 'offence', from: 0.02, to: 1 },
    { metric: 'trapped', arm: 'defence', from: -0.001, to: 0.005 },
  ],
})
