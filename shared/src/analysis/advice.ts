import type { Reading } from '#shared/analysis/arsenal'
import { pairStability } from '#shared/analysis/forecast'
import type { PairStability } from '#shared/analysis/stability'
import type { Ruleset } from '#shared/ruleset/ruleset'
import { pairWith, rivals } from '#shared/view/lookup'
import type { PlayerView, SeenPower } from '#shared/view/observation'
import { type Phrase, phrase } from '#shared/view/phrase'

/** Three who read the same estimates and disagree: at their worst, hopefully, and evenly. */
export const ADVISERS = ['general', 'diplomat', 'treasurer'] as const
/** Name of an adviser. */
export type Adviser = (typeof ADVISERS)[number]

/** What one adviser says this year. */
export interface Advice {
  readonly adviser: Adviser
  readonly says: Phrase
}

/** How each reads estimates. */
const READING: Readonly<Record<Adviser, Reading>> = { general: 'high', diplomat: 'low', treasurer: 'median' }

interface Pair {
  readonly power: SeenPower
  readonly stability: PairStability
}

/** What the three advise this year, in the same order always. Empty where there is no rival to speak of. */
export function adviceFor(ruleset: Ruleset, view: PlayerView): readonly Advice[] {
  return ADVISERS.flatMap((adviser) => {
    const pairs = pairsAsRead(ruleset, view, READING[adviser])
    return pairs.length === 0 ? [] : [{ adviser, says: ADVICE[adviser](ruleset, view, pairs) }]
  })
}

function pairsAsRead(ruleset: Ruleset, view: PlayerView, reading: Reading): readonly Pair[] {
  return rivals(view).flatMap((power) => {
    const stability = pairStability(ruleset, view, power.id, reading)
    return stability === undefined ? [] : [{ power, stability }]
  })
}

/** The pair for which this is least; the first of equals. */
const least = (pairs: readonly Pair[], value: (pair: Pair) => number): Pair =>
  pairs.reduce((best, pair) => (value(pair) < value(best) ? pair : best))

const percent = (share: number): number => Math.round(share * 100)

const ADVICE: Readonly<Record<Adviser, (ruleset: Ruleset, view: PlayerView, pairs: readonly Pair[]) => Phrase>> = {
  general({ advice }, _view, pairs) {
    const { power, stability } = least(pairs, (pair) => pair.stability.second)
    const args = { power: power.id, percent: percent(stability.second) }
    return stability.second < advice.nervous
      ? phrase('advice.general.arm', { ...args, force: 'submarines' })
      : phrase('advice.general.hold', { ...args, force: 'bombers' })
  },
  diplomat({ advice }, view, pairs) {
    const tensionWith = ({ power }: Pair) => pairWith(view, power.id)?.tension ?? 0
    const worst = least(pairs, (pair) => -tensionWith(pair))
    const kinds = (pairWith(view, worst.power.id)?.treaties ?? []).map(({ kind }) => kind)
    const args = { power: worst.power.id, tension: Math.round(tensionWith(worst)) }
    if (tensionWith(worst) >= advice.tense && !kinds.includes('hotline')) return phrase('advice.diplomat.hotline', args)
    if (!kinds.includes('inspection')) return phrase('advice.diplomat.inspection', args)
    return phrase('advice.diplomat.reassure', args)
  },
  treasurer({ advice }, _view, pairs) {
    const { power, stability } = least(pairs, (pair) => pair.stability.secondDeterred)
    const args = { power: power.id, percent: percent(stability.secondDeterred) }
    return stability.secondDeterred >= advice.enough
      ? phrase('advice.treasurer.save', args)
      : phrase('advice.treasurer.spend', args)
  },
}
