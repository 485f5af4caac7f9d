import type { Chip } from '#shared/analysis/previews/chip'
import { safetyAsRead } from '#shared/analysis/standing'
import { type ByForce, mapForces } from '#shared/ruleset/forces'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { PlayerView } from '#shared/view/observation'

/** What an order makes of the viewer's own forces, with those on order, or of its posture. */
interface Changed {
  readonly forces?: Partial<ByForce<number>>
  readonly posture?: PlayerView['self']['posture']
}

/**
 * What it does for the viewer's own safety, in points of 100, by the median of its own estimates of all others, once what is on
 * order has come (clause 9.2). Nothing where it is less than a point.
 */
export function safetyChips(ruleset: Ruleset, view: PlayerView, { forces = {}, posture }: Changed): readonly Chip[] {
  const { self } = view
  const owned = mapForces((force) => self.forces[force] + self.onOrder[force])
  const after = { ...view, self: { ...self, forces: owned } }
  const changed = {
    ...after,
    self: {
      ...after.self,
      forces: mapForces((force) => owned[force] + (forces[force] ?? 0)),
      posture: posture ?? self.posture,
    },
  }
  const read = (each: PlayerView) => safetyAsRead(ruleset, each, 'median')
  const change = Math.round(100 * (read(changed) - read(after)))
  return change === 0 ? [] : [{ term: 'safety', certainty: 'likely', tone: change > 0 ? 'gain' : 'loss', change }]
}
