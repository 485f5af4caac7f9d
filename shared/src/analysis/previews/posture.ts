import type { Chip } from '#shared/analysis/previews/chip'
import type { Preview } from '#shared/analysis/previews/define'
import { otherBlocs, ownRow, plansChips } from '#shared/analysis/previews/relations'
import { safetyChips } from '#shared/analysis/previews/safety'
import { quantize } from '#shared/math'
import type { PostureOrder } from '#shared/orders/posture'
import { READINESS_LEGS, SIGHTED_LEGS } from '#shared/ruleset/forces'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { PlayerView } from '#shared/view/observation'

/** Readiness: what it costs to keep a year, and what rivals make of it when they see it (clauses 2.2, 7.2). */
export const previewPosture: Preview<'posture'> = (ruleset, view, { readiness, targeting, authority }) => {
  const change = quantize(dearer(ruleset, view, readiness))
  const upkeep: readonly Chip[] =
    change === 0 ? [] : [{ term: 'upkeep', certainty: 'certain', tone: change > 0 ? 'loss' : 'gain', change }]
  const belies = targeting === 'counterforce' && ownRow(view).doctrine.aim === 'minimal'
  const belied = belies && view.window.kind === 'planning' ? plansChips(ruleset, view) : []
  const safety = safetyChips(ruleset, view, { posture: { ...view.self.posture, readiness, targeting, authority } })
  return [...upkeep, ...safety, ...alarm(ruleset, view, readiness), ...belied]
}

/** Budget points a year by which the forces, with those on order, are dearer to keep. */
function dearer(ruleset: Ruleset, { self }: PlayerView, readiness: PostureOrder['readiness']): number {
  let change = 0
  for (const leg of READINESS_LEGS) {
    const { lot, price, alertUpkeep } = ruleset.forces[leg]
    const step =
      ((self.forces[leg] + self.onOrder[leg]) / lot) * price * ruleset.economy.upkeepPerReadiness * alertUpkeep
    change += step * (readiness[leg] - self.posture.readiness[leg])
  }
  return change
}

/** Budget points a year that it saves to keep the forces, with those on order, at this readiness instead; negative where it costs. */
export const standDownSaves = (ruleset: Ruleset, view: PlayerView, readiness: PostureOrder['readiness']): number =>
  -dearer(ruleset, view, readiness)

/** Rivals see readiness on land and in the air, and grow tense above that of peacetime. */
function alarm({ tension }: Ruleset, view: PlayerView, readiness: PostureOrder['readiness']): readonly Chip[] {
  const worst = (levels: PostureOrder['readiness']) =>
    Math.max(tension.readinessFrom, ...SIGHTED_LEGS.map((leg) => levels[leg]))
  const steps = worst(readiness) - worst(view.self.posture.readiness)
  const powers = otherBlocs(view)
  if (steps === 0 || powers.length === 0 || view.window.kind !== 'planning') return []
  // Unknown, because forces on alert also survive better, and what they fear less calms the pair again.
  const sighted = { certainty: 'unknown', powers } as const
  return steps > 0 ? [{ ...sighted, term: 'tenser', tone: 'loss' }] : [{ ...sighted, term: 'calmer', tone: 'gain' }]
}
