import type { Preview } from '#shared/analysis/previews/define'
import { launchChips } from '#shared/analysis/previews/launches'
import { pairWith } from '#shared/view/lookup'

/** A first strike: what flies, what comes back, and every treaty with the target, which it breaks (clauses 4.6, 4.11). */
export const previewStrike: Preview<'strike'> = (ruleset, view, plan) => [
  ...launchChips(ruleset, view, plan),
  ...(pairWith(view, plan.target)?.treaties ?? []).map(
    ({ kind }) => ({ term: 'breach', certainty: 'likely', tone: 'loss', treaty: kind, power: plan.target }) as const,
  ),
]
