import { z } from 'zod'
import { mostAffordable } from '#shared/orders/budget'
import { defineOrder } from '#shared/orders/define'
import { FORCES, type Force, HOSTED_LEGS, hostedWarheads, isLeg, NUCLEAR } from '#shared/ruleset/forces'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { PlayerView } from '#shared/view/observation'
import { phrase, problem } from '#shared/view/phrase'

/** Spend on one force; fielded next year (clause 3). */
export interface BuildOrder {
  readonly type: 'build'
  readonly force: Force
  /** Lots: ten warheads, ten interceptors, a formation or a sensor level each. */
  readonly lots: number
}

/** What a power could own of a force at most: warheads need an enriched core, hosted legs room at bases as well. */
function mostOf(ruleset: Ruleset, { self, bases }: PlayerView, force: Force): number {
  const { limit } = ruleset.forces[force]
  if (!isLeg(force)) return limit
  if (self.technology.enrichment < NUCLEAR) return 0
  if (ruleset.forces[force].basing === 'home') return limit
  const own = bases.filter((base) => base.patron === self.id).length
  const others = hostedWarheads(self.forces) + hostedWarheads(self.onOrder) - self.forces[force] - self.onOrder[force]
  return Math.min(limit, Math.max(0, own * ruleset.bases.capacity - others))
}

const isHosted = (force: Force): boolean => HOSTED_LEGS.some((leg) => leg === force)

/** Lots of a force the power could still take before its limit. */
function roomFor(ruleset: Ruleset, view: PlayerView, force: Force): number {
  const { lot } = ruleset.forces[force]
  return Math.floor((mostOf(ruleset, view, force) - view.self.forces[force] - view.self.onOrder[force]) / lot)
}

/** The order module of `build`: schema, options, checks, cost, claims and text. */
export const build = defineOrder<'build', BuildOrder>({
  type: 'build',
  windows: ['planning'],
  schema: z.strictObject({ type: z.literal('build'), force: z.enum(FORCES), lots: z.int().min(1).max(200) }),
  slot: (order) => `build.${order.force}`,
  cost: (ruleset, order) => ruleset.forces[order.force].price * order.lots,
  *options(ruleset, view) {
    for (const force of FORCES) {
      const affordable = mostAffordable(view.self.treasury, ruleset.forces[force].price)
      const most = Math.min(affordable, roomFor(ruleset, view, force), 200)
      for (let lots = 1; lots <= most; lots++) yield { type: 'build', force, lots }
    }
  },
  validate(ruleset, view, order) {
    if (mostOf(ruleset, view, order.force) === 0) {
      return problem(isHosted(order.force) ? 'noBase' : 'notNuclear')
    }
    const room = roomFor(ruleset, view, order.force)
    return order.lots > room ? problem('forceLimit', { room: Math.max(0, room) }) : undefined
  },
  claims: (order) => [{ kind: 'purchase', force: order.force, lots: order.lots }],
  describe: (order) => phrase('order.build.line', { force: order.force, lots: order.lots }),
})
