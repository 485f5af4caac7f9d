import type { Chip } from '#shared/analysis/previews/chip'
import type { Preview } from '#shared/analysis/previews/define'
import { sharedTension, supportChips, treatyPartners } from '#shared/analysis/previews/relations'
import { rivalIds } from '#shared/orders/common'
import { NUCLEAR, type ResearchLine } from '#shared/ruleset/forces'
import type { Ruleset } from '#shared/ruleset/ruleset'
import { tensionWith } from '#shared/view/lookup'
import type { PlayerView } from '#shared/view/observation'

/** A year's work on a line may bring the next level (clause 4.7); the last step to a bomb is heard by all. */
export const previewResearch: Preview<'research'> = (ruleset, view, { line }) => {
  const chance = Math.min(1, ruleset.researchLines[line].chance * haste(ruleset, view, line))
  const advance: Chip = { term: 'advance', certainty: 'unknown', tone: 'gain', line, chance }
  const advanced = { when: 'advanced', certainty: 'unknown' } as const
  const home: readonly Chip[] = [
    advance,
    { ...advanced, term: 'spinOff', tone: 'gain', change: 100 * ruleset.research.spinOff },
    ...supportChips(ruleset, view, ruleset.research.pride, advanced),
  ]
  if (line !== 'enrichment' || view.self.technology.enrichment + 1 !== NUCLEAR) return home
  const shock = sharedTension(ruleset, view, 'tensionAll', rivalIds(view), ruleset.tension.firstTest)
  return [...home, ...shock.map((chip): Chip => ({ ...chip, ...advanced }))]
}

/** Enrichment is hastened by fear and slowed by inspectors. */
function haste({ research }: Ruleset, view: PlayerView, line: ResearchLine): number {
  if (line !== 'enrichment') return 1
  const tensions = rivalIds(view).map((power) => tensionWith(view, power))
  const inspected = treatyPartners(view, 'inspection').length > 0
  return (1 + Math.max(0, ...tensions) / 100) * (inspected ? research.inspectedHaste : 1)
}
