import { spoilsOf, stakeOf } from '#shared/analysis/points'
import type { Chip } from '#shared/analysis/previews/chip'
import type { Preview } from '#shared/analysis/previews/define'
import { launchChips } from '#shared/analysis/previews/launches'
import { hostilityAt } from '#shared/analysis/security'
import type { PowerId } from '#shared/ids'
import type { Ruleset } from '#shared/ruleset/ruleset'
import { pairWith, tensionWith } from '#shared/view/lookup'
import type { PlayerView } from '#shared/view/observation'

/** A first strike: what flies, what comes back, every treaty with the target, which it breaks, and what it wins unanswered (clauses 4.6, 4.11, 8.12). */
export const previewStrike: Preview<'strike'> = (ruleset, view, plan) => [
  ...launchChips(ruleset, view, plan),
  ...(pairWith(view, plan.target)?.treaties ?? []).map(
    ({ kind }) => ({ term: 'breach', certainty: 'likely', tone: 'loss', treaty: kind, power: plan.target }) as const,
  ),
  conquestChip(ruleset, view, plan.target),
]

/** The points the striker wins by its interest, as far as the two are hostile to each other. */
function conquestChip(ruleset: Ruleset, view: PlayerView, target: PowerId): Chip {
  const share = spoilsOf(ruleset, view.self.interest, hostilityAt(ruleset, tensionWith(view, target)))
  const change = share * ruleset.crisis.capitulation * stakeOf(ruleset, view.year, view.years)
  return { term: 'spoils', when: 'unanswered', certainty: 'unknown', tone: 'gain', change }
}
