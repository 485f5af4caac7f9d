import { totalWarheads } from '#shared/analysis/exchange'
import type { Chip } from '#shared/analysis/previews/chip'
import type { Preview } from '#shared/analysis/previews/define'
import { sharedTension } from '#shared/analysis/previews/relations'
import { safetyChips } from '#shared/analysis/previews/safety'
import { rivalIds } from '#shared/orders/common'

/** Warheads destroyed before witnesses: fewer of them, less tension with all, and trust where the cut is a great one (clause 4.14). */
export const previewScrap: Preview<'scrap'> = (ruleset, view, { leg, lots }) => {
  const { forces, trust, tension } = ruleset
  const gone = Math.min(view.self.forces[leg], lots * forces[leg].lot)
  const believed: readonly Chip[] =
    gone / totalWarheads(view.self.forces) >= trust.cutShare
      ? [{ term: 'trusted', certainty: 'certain', tone: 'gain' }]
      : []
  return [
    ...sharedTension(ruleset, view, 'tensionAll', rivalIds(view), -tension.scrap * gone),
    ...believed,
    { term: 'forces', certainty: 'certain', tone: 'loss', force: leg, change: -gone },
    ...safetyChips(ruleset, view, { forces: { [leg]: -gone } }),
  ]
}
