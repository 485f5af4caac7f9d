import type { Chip } from '#shared/analysis/previews/chip'
import type { Preview } from '#shared/analysis/previews/define'
import { breachChips, tensionChips, treatyPartners, wordChips } from '#shared/analysis/previews/relations'
import { safetyChips } from '#shared/analysis/previews/safety'
import type { PowerId } from '#shared/ids'
import { exp } from '#shared/math'
import type { BuildOrder } from '#shared/orders/build'
import { isLeg } from '#shared/ruleset/forces'
import type { Ruleset } from '#shared/ruleset/ruleset'
import { hasTreaty } from '#shared/view/lookup'
import type { PlayerView } from '#shared/view/observation'

/** Probability, 0–1, that arming by so many lots beyond a limit is found out this year by the other side (clause 4.11). */
export function cheatingFoundChance({ treaties }: Ruleset, inspected: boolean, lots: number): number {
  return 1 - exp(-(inspected ? treaties.cheatFoundInspected : treaties.cheatFound) * lots)
}

/** The treaties a purchase breaks, in the open or until it is found out (clause 4.11). */
export const purchaseBreaches = (ruleset: Ruleset, view: PlayerView, order: BuildOrder): readonly Chip[] => [
  ...openBreaches(ruleset, view, order),
  ...limitsOn(view, order).flatMap((power) => cheating(ruleset, view, power, order)),
]

/** Powers with whom a limit is agreed that more of this force goes beyond. */
const limitsOn = (view: PlayerView, { force }: BuildOrder): readonly PowerId[] =>
  isLeg(force) ? treatyPartners(view, 'armsLimit') : []

/** A purchase: the treaties it breaks, what it adds, and what it does for its owner's own safety. */
export const previewBuild: Preview<'build'> = (ruleset, view, order) => {
  const added: Chip = {
    term: 'forces',
    certainty: limitsOn(view, order).length === 0 ? 'certain' : 'unknown',
    tone: 'gain',
    force: order.force,
    change: order.lots * ruleset.forces[order.force].lot,
  }
  return [
    ...purchaseBreaches(ruleset, view, order),
    added,
    ...safetyChips(ruleset, view, { forces: { [order.force]: order.lots * ruleset.forces[order.force].lot } }),
  ]
}

/** Interceptors beyond the agreed number are seen by all. */
function openBreaches(ruleset: Ruleset, view: PlayerView, { force, lots }: BuildOrder): readonly Chip[] {
  if (force !== 'interceptors') return []
  const { forces, onOrder } = view.self
  const owned = forces.interceptors + onOrder.interceptors + lots * ruleset.forces.interceptors.lot
  if (owned <= ruleset.treaties.interceptorCap) return []
  const broken = treatyPartners(view, 'interceptorLimit').map(
    (power) => ({ kind: 'interceptorLimit', with: power }) as const,
  )
  return breachChips(ruleset, view, broken)
}

/** Warheads under an arms limit break it in secret; what comes of it when the partner finds out. */
function cheating(ruleset: Ruleset, view: PlayerView, power: PowerId, { lots }: BuildOrder): readonly Chip[] {
  const inspected = hasTreaty(view, power, 'inspection')
  const chance = cheatingFoundChance(ruleset, inspected, lots)
  const { breachIntegrity, breachTension } = ruleset.treaties
  const found = { when: 'found', certainty: 'unknown' } as const
  return [
    { term: 'cheat', certainty: 'certain', tone: 'loss', treaty: 'armsLimit', power },
    { term: 'found', certainty: chance >= ruleset.advice.likely ? 'likely' : 'unknown', tone: 'loss', power, chance },
    ...wordChips(ruleset, view, -breachIntegrity, found),
    ...tensionChips(ruleset, view, power, breachTension, found),
    ...(inspected ? [{ ...found, term: 'dismantled', tone: 'loss' } as const] : []),
  ]
}
