import { z } from 'zod'
import { mostAffordable } from '#shared/orders/budget'
import { defineOrder } from '#shared/orders/define'
import { FORCES, type Force, LEGS, NUCLEAR } from '#shared/ruleset/forces'
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

/** What a power could own of a force at most: forward missiles need bases, warheads an enriched core. */
function mostOf(ruleset: Ruleset, { self, bases }: PlayerView, force: Force): number {
  const { limit } = ruleset.forces[force]
  if (LEGS.some((leg) => leg === force) && self.technology.enrichment < NUCLEAR) return 0
  const own = bases.filter((base) => base.patron === self.id).length
  return force === 'forward' ? Math.min(limit, own * ruleset.bases.capacity) : limit
}

/** Lots of a force the power could still take before its limit. */
function roomFor(ruleset: Ruleset, view: PlayerView, force: Force): number {
  const { lot } = ruleset.forces[force]
  return Math.floor((mostOf(ruleset, view, force) - view.self.forces[force] - view.self.onOrder[force]) / lot)
}

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
      return problem(order.force === 'forward' ? 'noBase' : 'notNuclear')
    }
    const room = roomFor(ruleset, view, order.force)
    return order.lots > room ? problem('forceLimit', { room: Math.max(0, room) }) : undefined
  },
  claims: (order) => [{ kind: 'purchase', force: order.force, lots: order.lots }],
  describe: (order) => phrase('order.build.line', { force: order.force, lots: order.lots }),
})
