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
/** Kinds that a mind never chooses by mistake: what it counts as a loss no error turns into a gain. */
const DELIBERATE: readonly WishKind[] = ['breach', 'strike']
/** Share of an error in whole kinds of deeds, the rest in each deed. */
const KINDWISE = 0.7

/**
 * Everything a mind would like to do this year, counted one by one, with what its character leans to and its strength's error:
 * part of the error is in how it rates a kind of deed, part in each deed. What it does not think of is left out.
 */
export function wishesOf(thought: Thought): readonly Wish[] {
  const { character, strength, rng } = thought
  return (Object.keys(MAKERS) as WishKind[]).flatMap((kind) => {
    const leaning = strength.habit * (character.likes[kind] ?? 0)
    const draw = rng.split('wish', kind)
    const slip = strength.error === 0 ? 0 : strength.error * KINDWISE * draw.split('kind').normal()
    return MAKERS[kind](thought).flatMap((wish, n): Wish[] => {
      if (!comesToMind(thought, kind, wish, () => draw.uniform(n))) return []
      const error = strength.error === 0 ? 0 : strength.error * (1 - KINDWISE) * draw.split('deed').normal(n)
      const worth = wish.worth + leaning + slip + error
      return worth > 0 ? [{ ...wish, worth }] : []
    })
  })
}

/** Whether a mind considers a deed: one that it could do, that is no loss it would have to choose, and that it does not overlook. */
function comesToMind(
  { view, strength }: Thought,
  kind: WishKind,
  { orders, worth }: Wish,
  chance: () => number,
): boolean {
  if (!orders.every((order) => isOffered(view, order))) return false
  if (DELIBERATE.includes(kind) && worth <= 0) return false
  return NEVER_FORGOTTEN.includes(kind) || strength.attention >= 1 || chance() < strength.attention
}
