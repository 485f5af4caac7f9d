import { ownArsenal } from '#shared/analysis/arsenal'
import { launchableWarheads, totalWarheads } from '#shared/analysis/exchange'
import { forecast, warheadsLaunched } from '#shared/analysis/forecast'
import type { Chip } from '#shared/analysis/previews/chip'
import { ownRow } from '#shared/analysis/previews/relations'
import type { LaunchPlan } from '#shared/orders/common'
import { type Leg, sumLegs } from '#shared/ruleset/forces'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { PlayerView } from '#shared/view/observation'

/** What every launch does: so many fly beyond recall, and by the player's own estimates so many come back. */
export function launchChips(ruleset: Ruleset, view: PlayerView, plan: LaunchPlan): readonly Chip[] {
  const own = ownArsenal(ruleset, view.self, ownRow(view).population)
  const prepared = view.window.kind === 'planning' || view.window.kind === 'confrontation'
  const load = warheadsLaunched(launchableWarheads(ruleset, own, prepared), plan.legs, plan.share)
  const fired = totalWarheads(load)
  if (fired === 0 || view.window.ceasefires.includes(plan.target)) return [{ term: 'nothing', certainty: 'likely' }]
  // Aircraft sent at tracks turn back if these prove false; what is fired in any other window goes its way.
  const recallable = view.window.kind === 'warning' ? sumLegs((leg) => (carriedByAir(ruleset, leg) ? load[leg] : 0)) : 0
  const back = forecast(ruleset, view, plan)?.answer.arriving
  const answer: readonly Chip[] = back
    ? [{ term: 'comesBack', certainty: 'unknown', tone: 'loss', range: [Math.round(back.low), Math.round(back.high)] }]
    : []
  // Salvos already fired in an exchange are not counted for their author, and after the third no more leave.
  const certainty = view.window.kind === 'retaliation' ? 'unknown' : 'likely'
  return [
    ...(fired > recallable ? [{ term: 'flies', certainty, amount: fired - recallable } as const] : []),
    ...(recallable > 0 ? [{ term: 'recallable', certainty: 'unknown', amount: recallable } as const] : []),
    ...answer,
  ]
}

const carriedByAir = ({ forces }: Ruleset, leg: Leg): boolean => forces[leg].carrier === 'aircraft'
