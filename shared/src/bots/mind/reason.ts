import type { WishKind } from '#shared/bots/mind/character'
import type { Wish } from '#shared/bots/mind/thought'
import { type Phrase, phrase } from '#shared/view/phrase'

/** The reason of a plan: the sentence of its deed that was worth most. */
const REASONS: Readonly<Partial<Record<WishKind, Phrase>>> = {}

/** Why these wishes were chosen, as one sentence. */
export function reasonFor(chosen: readonly Wish[]): Phrase {
  const [first] = [...chosen].sort((a, b) => b.worth - a.worth)
  return (first && REASONS[first.kind]) ?? phrase('bot.why.searched')
}
