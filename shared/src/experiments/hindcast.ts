import type { Arsenal } from '#shared/analysis/exchange'
import { stabilityOf } from '#shared/analysis/stability'
import { arsenal } from '#shared/experiments/arsenals'
import { defineExperiment } from '#shared/experiments/define'
import { RULESET } from '#shared/ruleset/ruleset'
import { rulesetVariant } from '#shared/ruleset/rulesetVariant'

/** Readiness as the share off the ground or at sea, so that yearly estimates can be entered as they are. */
const RULES = rulesetVariant(RULESET, {
  'forces.bombers.awayLow': 0,
  'forces.bombers.awayHigh': 1,
  'forces.submarines.awayLow': 0,
  'forces.submarines.awayHigh': 1,
})

/** Warheads on platforms that can reach (Suh 2022); alert shares, accuracy and hardness by era (the-model D3). */
interface Year {
  readonly west: readonly [
    silos: number,
    boats: number,
    bombers: number,
    aloft: number,
    atSea: number,
    accuracy: number,
    hardness: number,
  ]
  readonly east: Year['west']
}

const YEARS = {
  y1956: { west: [0, 0, 300, 0.1, 0.5, 0, 0], east: [0, 2, 40, 0.02, 0.05, 0, 0] },
  y1958: { west: [0, 0, 720, 0.15, 0.5, 0, 0], east: [0, 18, 170, 0.02, 0.05, 0, 0] },
  y1962: { west: [203, 144, 2136, 0.5, 0.5, 1, 1], east: [36, 84, 276, 0.05, 0.1, 0, 0] },
  y1967: { west: [1054, 656, 3192, 0.4, 0.6, 2, 2], east: [818, 99, 243, 0.05, 0.1, 1, 2] },
  y1983: { west: [2140, 4960, 3184, 0.3, 0.65, 4, 3], east: [6240, 1615, 399, 0.1, 0.2, 4, 4] },
} as const satisfies Readonly<Record<string, Year>>

function side([silos, submarines, bombers, aloft, atSea, accuracy, hardness]: Year['west']): Arsenal {
  const readiness = { silos: 3, submarines: 1 + 4 * atSea, bombers: 1 + 4 * aloft }
  return arsenal({ silos, submarines, bombers, accuracy, hardness, readiness, quieting: 3, detection: 0 })
}

const at =
  (year: Year, rules = RULES) =>
  () => ({ index: stabilityOf(rules, side(year.west), side(year.east)).index })

/** As if every missile had carried one warhead, however accurate. */
const ONE_EACH = rulesetVariant(
  RULES,
  Object.fromEntries(RULES.tables.warheadsPerMissile.map((_, level) => [`tables.warheadsPerMissile.${level}.1`, 1])),
)

const ARMS = {
  y1956: at(YEARS.y1956),
  y1958: at(YEARS.y1958),
  y1962: at(YEARS.y1962),
  y1967: at(YEARS.y1967),
  y1983: at(YEARS.y1983),
  y1983Single: at(YEARS.y1983, ONE_EACH),
}

/**
 * E13: Fed with the forces of 1956 to 1983, the model is least stable in the late 1950s and steady from the 1960s on, and many
 * warheads on a missile undo part of that.
 */
export const hindcast = defineExperiment({
  id: 'hindcast',
  label: 'E13',
  claim:
    'Fed with the forces of 1956 to 1983, the model is least stable in the late 1950s and steady later; many warheads on a missile undo part of that.',
  source: 'B8, B9; Suh 2022; Wohlstetter 1958',
  departs: '1956 is no steadier than 1958, and 1983 less steady than 1967; 1975 and 2002 are left out.',
  kind: 'outside',
  core: true,
  mutations: [
    { number: 'exchange.softKill', value: 0 },
    { number: 'tables.warheadsPerMissile.3.1', value: 1 },
  ],
  samples: 'once',
  arms: ARMS,
  expect: [
    { metric: 'index', arm: 'y1956', from: -0.01, to: 0.05 },
    { metric: 'index', arm: 'y1958', from: -0.01, to: 0.05 },
    { metric: 'index', more: 'y1962', than: 'y1958', by: 0.05 },
    { metric: 'index', more: 'y1967', than: 'y1962', by: 0.05 },
    { metric: 'index', more: 'y1983', than: 'y1962', by: 0.2 },
    { metric: 'index', more: 'y1983Single', than: 'y1983', by: 0.05 },
  ],
})
