import type { Chip } from '#shared/analysis/previews/chip'
import type { Preview } from '#shared/analysis/previews/define'
import { breachChips, isAlly, ownRow, supportChips, tensionChips } from '#shared/analysis/previews/relations'
import type { PowerId } from '#shared/ids'
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

/** Of the viewer and this power, the one whose people would pass less; of equals the viewer. */
function lesserSupport(view: PlayerView, power: PowerId): { readonly id: PowerId; readonly support: number } {
  const own = { id: view.self.id, support: ownRow(view)?.support ?? 0 }
  const theirs = { id: power, support: seenPower(view, power)?.support ?? 0 }
  return theirs.support < own.support ? theirs : own
}

/** How many treaties the peoples of the viewer and this power would pass this year, each of which costs support (clause 4.9): all among allies. */
export function treatiesPassed({ treaties }: Ruleset, view: PlayerView, power: PowerId): number {
  if (isAlly(view, power)) return Number.POSITIVE_INFINITY
  const spare = lesserSupport(view, power).support - treaties.ratifyFrom
  return Math.max(0, Math.ceil(spare / treaties.ratifySupport))
}

/** To propose what the other has offered is to sign: sure among allies, and else as sure as both peoples pass it. */
function proposal(ruleset: Ruleset, view: PlayerView, { treaty, with: power }: DiplomacyOrder): readonly Chip[] {
  const { ratifySupport, inspectors } = ruleset.treaties
  const answers = pairWith(view, power)?.offers.some(({ kind, from }) => kind === treaty && from === power) ?? false
  const allied = isAlly(view, power)
  const passes = treatiesPassed(ruleset, view, power) > 0
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
    ...(passes ? [] : [unpassed(ruleset, view, power)]),
    ...tensionChips(ruleset, view, power, -ruleset.treatyRules[treaty].ease, effect),
    ...(allied ? [] : supportChips(ruleset, view, -ratifySupport, effect)),
    ...(treaty === 'inspection' ? [{ ...effect, term: 'upkeep', tone: 'loss', change: inspectors } as const] : []),
  ]
}

/** Whose people would not pass it, at which support. */
function unpassed({ treaties }: Ruleset, view: PlayerView, partner: PowerId): Chip {
  const { id: power, support } = lesserSupport(view, partner)
  const range = [Math.round(support), treaties.ratifyFrom] as const
  return { term: 'needsSupport', certainty: 'likely', tone: 'loss', power, range }
}
