import type { Reading } from '#shared/analysis/arsenal'
import { pairStability } from '#shared/analysis/forecast'
import type { PairStability } from '#shared/analysis/stability'
import type { Order } from '#shared/orders/index'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { TreatyKind } from '#shared/ruleset/vocabulary'
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
  /** Whether it would have money spent on arms, kept from them, or asks for none. */
  readonly urges: 'spend' | 'save' | 'talk'
  /** How urgent it thinks it is, 0–1. */
  readonly urgency: number
  /** The orders it would give; empty where it would change nothing. The treasury may not pay for them. */
  readonly drafts: readonly Order[]
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
    return pairs.length === 0 ? [] : [{ adviser, ...ADVICE[adviser](ruleset, view, pairs) }]
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

type Counsel = Omit<Advice, 'adviser'>

const ADVICE: Readonly<Record<Adviser, (ruleset: Ruleset, view: PlayerView, pairs: readonly Pair[]) => Counsel>> = {
  general({ advice }, _view, pairs) {
    const { power, stability } = least(pairs, (pair) => pair.stability.second)
    const args = { power: power.id, percent: percent(stability.second) }
    if (stability.second >= advice.nervous) {
      return {
        says: phrase('advice.general.hold', { ...args, force: 'bombers' }),
        urges: 'save',
        urgency: 0,
        drafts: [],
      }
    }
    return {
      says: phrase('advice.general.arm', { ...args, force: 'submarines' }),
      urges: 'spend',
      urgency: 1 - stability.second / advice.nervous,
      drafts: [{ type: 'build', force: 'submarines', lots: 1 }],
    }
  },
  diplomat({ advice }, view, pairs) {
    const tensionWith = ({ power }: Pair) => pairWith(view, power.id)?.tension ?? 0
    const worst = least(pairs, (pair) => -tensionWith(pair))
    const kinds = (pairWith(view, worst.power.id)?.treaties ?? []).map(({ kind }) => kind)
    const args = { power: worst.power.id, tension: Math.round(tensionWith(worst)) }
    const propose = (treaty: TreatyKind): Order => ({ type: 'diplomacy', act: 'propose', treaty, with: worst.power.id })
    const talk = { urges: 'talk', urgency: tensionWith(worst) / 100 } as const
    if (tensionWith(worst) >= advice.tense && !kinds.includes('hotline')) {
      return { ...talk, says: phrase('advice.diplomat.hotline', args), drafts: [propose('hotline')] }
    }
    if (!kinds.includes('inspection')) {
      return { ...talk, says: phrase('advice.diplomat.inspection', args), drafts: [propose('inspection')] }
    }
    const reassure: Order = { type: 'statement', statement: { say: 'reassure', target: worst.power.id } }
    return { ...talk, says: phrase('advice.diplomat.reassure', args), drafts: [reassure] }
  },
  treasurer({ advice }, _view, pairs) {
    const { power, stability } = least(pairs, (pair) => pair.stability.secondDeterred)
    const args = { power: power.id, percent: percent(stability.secondDeterred) }
    if (stability.secondDeterred >= advice.enough) {
      return { says: phrase('advice.treasurer.save', args), urges: 'save', urgency: 0, drafts: [] }
    }
    return {
      says: phrase('advice.treasurer.spend', args),
      urges: 'spend',
      urgency: 1 - stability.secondDeterred / advice.enough,
      drafts: [{ type: 'research', line: 'hardness' }],
    }
  },
}
