import type { PowerId } from '#shared/ids'
import { ESTIMATED, isLeg } from '#shared/ruleset/forces'
import { seenPower } from '#shared/view/lookup'
import type { PlayerView, SeenConfrontation } from '#shared/view/observation'

/** The power on the other side of the chair's confrontation. */
export const rivalOf = ({ self }: PlayerView, { challenger, defender }: SeenConfrontation): PowerId =>
  challenger === self.id ? defender : challenger

/**
 * What the chair believes of a power's warheads on all legs: the ends and middles of its bands, summed. Wider than a band of the sum
 * would be. Undefined where nothing is believed.
 */
export function warheadsBelieved(
  view: PlayerView,
  power: PowerId,
): Readonly<Record<'low' | 'median' | 'high', number>> | undefined {
  const forces = seenPower(view, power)?.estimate?.forces
  if (forces === undefined) return undefined
  const sum = (end: 'low' | 'median' | 'high') =>
    ESTIMATED.filter(isLeg).reduce((total, leg) => total + forces[leg][end], 0)
  return { low: sum('low'), median: sum('median'), high: sum('high') }
}
