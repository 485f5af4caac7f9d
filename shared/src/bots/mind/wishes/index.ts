import type { WishKind } from '#shared/bots/mind/character'
import type { Thought, Wish } from '#shared/bots/mind/thought'
import { armsWishes, researchWishes, scrapWishes, shieldWishes } from '#shared/bots/mind/wishes/arms'
import { demandWishes, spyWishes, strikeWishes } from '#shared/bots/mind/wishes/demands'
import { aidWishes, baseWishes, formationWishes, promiseWishes } from '#shared/bots/mind/wishes/influence'
import { postureWishes } from '#shared/bots/mind/wishes/posture'
import { breachWishes, treatyWishes } from '#shared/bots/mind/wishes/treaties'
import { wordsWishes } from '#shared/bots/mind/wishes/words'
import { isOffered } from '#shared/orders/validateOrder'

/** What makes the wishes of each kind. */
const MAKERS: Readonly<Record<WishKind, (thought: Thought) => readonly Wish[]>> = {
  treaty: treatyWishes,
  words: wordsWishes,
  posture: postureWishes,
  aid: aidWishes,
  formations: formationWishes,
  arms: armsWishes,
  shield: shieldWishes,
  research: researchWishes,
  scrap: scrapWishes,
  promise: promiseWishes,
  base: baseWishes,
  spy: spyWishes,
  demand: demandWishes,
  breach: breachWishes,
  strike: strikeWishes,
}

/** Kinds that a mind of any strength thinks of. */
const NEVER_FORGOTTEN: readonly WishKind[] = ['posture']
/** Share of an error in whole kinds of deeds, the rest in each deed. */
const KINDWISE = 0.7

/**
 * Everything a mind would like to do this year, counted one by one, with what its character leans to and its strength's error:
 * part of the error is in how it rates a kind of deed, part in each deed. What it does not think of is left out.
 */
export function wishesOf(thought: Thought): readonly Wish[] {
  const { view, character, strength, rng } = thought
  return (Object.keys(MAKERS) as WishKind[]).flatMap((kind) => {
    const leaning = strength.habit * (character.likes[kind] ?? 0)
    const draw = rng.split('wish', kind)
    const slip = strength.error === 0 ? 0 : strength.error * KINDWISE * draw.split('kind').normal()
    return MAKERS[kind](thought).flatMap((wish, n): Wish[] => {
      if (!wish.orders.every((order) => isOffered(view, order))) return []
      if (!NEVER_FORGOTTEN.includes(kind) && strength.attention < 1 && draw.uniform(n) >= strength.attention) return []
      const error = strength.error === 0 ? 0 : strength.error * (1 - KINDWISE) * draw.split('deed').normal(n)
      const worth = wish.worth + leaning + slip + error
      return worth > 0 ? [{ ...wish, worth }] : []
    })
  })
}
