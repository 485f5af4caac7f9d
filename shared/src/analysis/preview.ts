import { previewAnswerWarning } from '#shared/analysis/previews/answerWarning'
import { previewBase } from '#shared/analysis/previews/base'
import { previewBuild } from '#shared/analysis/previews/build'
import { previewCeasefire } from '#shared/analysis/previews/ceasefire'
import { previewChallenge } from '#shared/analysis/previews/challenge'
import type { Chip } from '#shared/analysis/previews/chip'
import { previewConfront } from '#shared/analysis/previews/confront'
import type { Preview } from '#shared/analysis/previews/define'
import { previewDiplomacy } from '#shared/analysis/previews/diplomacy'
import { previewHold } from '#shared/analysis/previews/hold'
import { previewInfluence } from '#shared/analysis/previews/influence'
import { previewPosture } from '#shared/analysis/previews/posture'
import { previewResearch } from '#shared/analysis/previews/research'
import { previewRetaliate } from '#shared/analysis/previews/retaliate'
import { previewScrap } from '#shared/analysis/previews/scrap'
import { previewSpy } from '#shared/analysis/previews/spy'
import { previewStatement } from '#shared/analysis/previews/statement'
import { previewStrike } from '#shared/analysis/previews/strike'
import { previewUmbrella } from '#shared/analysis/previews/umbrella'
import { moduleOf, type Order, type OrderType } from '#shared/orders/index'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { PlayerView } from '#shared/view/observation'
import { type Phrase, phrase } from '#shared/view/phrase'

/** The preview of every type of order. One line here and one file in previews/ make a new one. */
export const PREVIEWS: { readonly [Type in OrderType]: Preview<Type> } = {
  build: previewBuild,
  scrap: previewScrap,
  research: previewResearch,
  posture: previewPosture,
  spy: previewSpy,
  influence: previewInfluence,
  umbrella: previewUmbrella,
  base: previewBase,
  diplomacy: previewDiplomacy,
  statement: previewStatement,
  challenge: previewChallenge,
  strike: previewStrike,
  confront: previewConfront,
  answerWarning: previewAnswerWarning,
  ceasefire: previewCeasefire,
  retaliate: previewRetaliate,
  hold: previewHold,
}

/**
 * Everything an order brings about as far as its author can foresee it, its price first; `beside` are the author's other orders of the
 * window. Pure: holds nothing hidden.
 */
export function previewOf(
  ruleset: Ruleset,
  view: PlayerView,
  order: Order,
  beside: readonly Order[] = [],
): readonly Chip[] {
  const preview = PREVIEWS[order.type] as unknown as Preview<OrderType>
  const chips = preview(ruleset, view, order, beside)
  const cost = moduleOf(order).cost(ruleset, order)
  return cost > 0 ? [{ term: 'cost', certainty: 'certain', change: -cost }, ...chips] : chips
}

/** True of an order that breaks a treaty, in the open or in secret. */
export const breaksTreaty = (chips: readonly Chip[]): boolean =>
  chips.some(({ term }) => term === 'breach' || term === 'cheat')

/** A chip as the phrase that is shown. */
export function chipPhrase({ term, power, powers, state, treaty, force, line, ...numbers }: Chip): Phrase {
  const { change, amount, year, chance, range } = numbers
  const given = {
    power,
    names: powers,
    state,
    treaty,
    force,
    line,
    change,
    amount,
    year,
    chance,
    low: range?.[0],
    high: range?.[1],
  }
  return phrase(`chip.${term}`, given as never)
}
