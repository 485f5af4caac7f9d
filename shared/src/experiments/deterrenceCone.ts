import {
  type Arsenal,
  arrivingWarheads,
  drawdown,
  launchableWarheads,
  preciseShare,
  totalWarheads,
} from '#shared/analysis/exchange'
import { stabilityOf } from '#shared/analysis/stability'
import { arsenal } from '#shared/experiments/arsenals'
import { defineExperiment } from '#shared/experiments/define'
import { logit, mean } from '#shared/math'
import { RULESET } from '#shared/ruleset/ruleset'

/** Loss, 0–1, that no attacker accepts (the-model B6). */
const UNACCEPTABLE = 0.5
/** The map of warheads of both sides: one cell in so many, up to twice the-model's 600. */
const STEP = 40
const STEPS = 30

/** Warheads destroyed by each of a hundred against a hundred. */
function destroyedEach(force: (warheads: number) => Arsenal): number {
  const side = force(100)
  const fired = launchableWarheads(RULESET, side, true)
  const precise = arrivingWarheads(RULESET, fired) * preciseShare(RULESET, fired)
  return 1 - totalWarheads(drawdown(RULESET, precise, side, side).survivors) / 100
}

/** Every cell of the map: who deters whom, and whether fear makes war there, since peace is not risk-dominant. */
function map(force: (warheads: number) => Arsenal) {
  const sizes = Array.from({ length: STEPS }, (_, n) => STEP * (n + 1))
  return sizes.flatMap((first) =>
    sizes.map((second) => {
      const pair = stabilityOf(RULESET, force(first), force(second))
      const deterred = [pair.firstDeterred, pair.secondDeterred].map((loss) => loss >= UNACCEPTABLE)
      const war = logit(pair.first) + logit(pair.second) < 0 ? 1 : 0
      return { first, second, deterred, war }
    }),
  )
}

/** Shares of cells at war in the cone, where each deters the other, and below its vertex; how much of the map the cone takes. */
const plane = (force: (warheads: number) => Arsenal) => () => {
  const cells = map(force)
  const cone = cells.filter(({ deterred }) => deterred.every(Boolean))
  const vertex = Math.min(...cone.map(({ first, second }) => Math.max(first, second)))
  const below = cells.filter(({ first, second }) => first < vertex && second < vertex)
  const flanks = cells.filter((cell) => !cone.includes(cell) && !below.includes(cell))
  const atWar = (part: typeof cells) => mean(part.map(({ war }) => war))
  const destroyed = destroyedEach(force)
  return {
    cone: cone.length / cells.length,
    destroyed,
    ...(cone.length > 0 && { inCone: atWar(cone), below: atWar(below), flanks: atWar(flanks) }),
  }
}

const ARMS = {
  /** Bombers of which few are on alert: each warhead destroys about half a warhead. */
  grounded: plane((bombers) => arsenal({ bombers })),
  /** Accurate missiles with many warheads: each destroys about one. */
  manyHeaded: plane((silos) => arsenal({ silos, accuracy: 4 })),
}

/**
 * E11: In the plane of both powers' warheads no war is in the cone of mutual deterrence; it lies below its vertex. Where one warhead
 * destroys one there is no cone.
 */
export const deterrenceCone = defineExperiment({
  id: 'deterrence-cone',
  label: 'E11',
  claim:
    'In the plane of both powers’ warheads no war lies in the cone of mutual deterrence, and most of it below the vertex; where one warhead destroys another there is no cone.',
  source: 'M4; Intriligator & Brito 1984',
  disputed: 'Mayer 1986 finds that the regions depend on what one assumes',
  departs:
    'Up to 1,200 warheads instead of 600, where the vertex of bombers lies; where fear makes war is reckoned from thresholds, not played. The shares of cells demanded below the vertex and beside it were set after a first look.',
  kind: 'emergent',
  core: true,
  mutations: [
    { number: 'exchange.softKill', value: 0 },
    { number: 'scoring.disarmGain', value: 1 },
    { number: 'tables.warheadsPerMissile.3.1', value: 1 },
  ],
  samples: 'once',
  arms: ARMS,
  expect: [
    { metric: 'inCone', arm: 'grounded', from: -0.001, to: 0.001 },
    { metric: 'below', arm: 'grounded', from: 0.5, to: 1.001 },
    { metric: 'flanks', arm: 'grounded', from: 0, to: 0.3 },
    { metric: 'cone', arm: 'grounded', from: 0.1, to: 1 },
    { metric: 'cone', arm: 'manyHeaded', from: -0.001, to: 0.001 },
  ],
})
