import type { Chip } from '#shared/analysis/previews/chip'
import type { Preview } from '#shared/analysis/previews/define'
import { breachChips, isAlly, ownRow, supportChips, tensionChips } from '#shared/analysis/previews/relations'
import type { DiplomacyOrder } from '#shared/orders/diplomacy'
import type { Ruleset } from '#shared/ruleset/ruleset'
import { pairWith, seenPower } from '#shared/view/lookup'
import type { PlayerView } from '#shared/view/observation'

/** A treaty offered, answered, left with notice, or broken (clauses 4.9 to 4.11). */
export const previewDiplomacy: Preview<'diplomacy'> = (ruleset, view, order) => {
  if (order.act === 'propose') return proposal(ruleset, view, order)
  const { treaty, with: power } = order
  if (order.act === 'break') {
    const cut: readonly Chip[] =
      treaty === 'interdependence' ? [{ term: 'output', certainty: 'likely', tone: 'loss', power }] : []
    return [...breachChips(ruleset, view, [{ kind: treaty, with: power }]), ...cut]
  }
  const year = view.year + ruleset.treaties.noticeYears
  return [{ term: 'notice', certainty: 'certain', tone: 'loss', treaty, power, year }]
}

/** To propose what the other has offered is to sign: sure among allies, and else as sure as both peoples pass it. */
function proposal(ruleset: Ruleset, view: PlayerView, { treaty, with: power }: DiplomacyOrder): readonly Chip[] {
  const { ratifyFrom, ratifySupport, inspectors } = ruleset.treaties
  const answers = pairWith(view, power)?.offers.some(({ kind, from }) => kind === treaty && from === power) ?? false
  const allied = isAlly(view, power)
  const passes = allied || [ownRow(view), seenPower(view, power)].every((side) => (side?.support ?? 0) > ratifyFrom)
  const sure = answers && passes
  const effect = sure
    ? ({ certainty: allied ? 'certain' : 'likely' } as const)
    : ({ certainty: 'unknown', when: 'signed' } as const)
  const certainty = sure ? effect.certainty : 'unknown'
  const outcome: Chip = answers
    ? { term: 'signed', certainty, tone: 'gain', treaty, power }
    : { term: 'offered', certainty: 'certain', treaty, power }
  return [
    outcome,
    ...(passes ? [] : [{ term: 'needsSupport', certainty: 'likely', tone: 'loss', amount: ratifyFrom } as const]),
    ...tensionChips(ruleset, view, power, -ruleset.treatyRules[treaty].ease, effect),
    ...(allied ? [] : supportChips(ruleset, view, -ratifySupport, effect)),
    ...(treaty === 'inspection' ? [{ ...effect, term: 'upkeep', tone: 'loss', change: inspectors } as const] : []),
  ]
}
