import type { Character, Strength, WishKind } from '#shared/bots/mind/character'
import { type Contests, contestsOf } from '#shared/bots/mind/contests'
import { type ForceBalance, forceBalanceOf } from '#shared/bots/mind/forceBalance'
import { hungryUntil, isResentful, type Memory } from '#shared/bots/mind/mood'
import { type Outlook, outlookOf } from '#shared/bots/mind/outlook'
import { type Prices, pricesOf } from '#shared/bots/mind/prices'
import { pullsOf, type StatePull, shareDrawn } from '#shared/bots/mind/pulls'
import type { Order } from '#shared/orders/index'
import type { Rng } from '#shared/rng'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { PlayerView } from '#shared/view/observation'

/** Everything a mind reckons with in one planning window. */
export interface Thought {
  readonly ruleset: Ruleset
  readonly view: PlayerView
  readonly character: Character
  readonly strength: Strength
  readonly rng: Rng
  readonly outlook: Outlook
  readonly standing: ForceBalance
  readonly contests: Contests
  readonly prices: Prices
  /** What pulls on lesser states, and the share the viewer draws as things are. */
  readonly pulls: readonly StatePull[]
  readonly drawn: number
  /** Years of hunger: aid is relief. */
  readonly hungry: boolean
  /** The power that had most output in the first year. */
  readonly leader: string
  /** Has seen arms that its character answers. */
  readonly resentful: boolean
}

/** Orders that belong together, and what they are worth in points of the final score, their price in welfare paid. */
export interface Wish {
  readonly kind: WishKind
  readonly orders: readonly Order[]
  readonly worth: number
  /** A treaty with another bloc, which a rally in the same year would sink (clause 4.9). */
  readonly abroad?: boolean
}

/** Reckons a view. */
export function think(
  ruleset: Ruleset,
  view: PlayerView,
  mind: Pick<Thought, 'character' | 'strength' | 'rng'> & { readonly memory: Memory },
): Thought {
  const { character, strength, rng, memory } = mind
  const outlook = outlookOf(ruleset, view, strength.sight)
  const standing = forceBalanceOf(ruleset, view, character.reading)
  const contests = contestsOf(ruleset, view, standing)
  const prices = pricesOf(ruleset, view, { outlook, standing, contests, startGdp: memory.startGdp })
  const resentful = isResentful(character, view, memory)
  const pulls = pullsOf(ruleset, view)
  const reckoned = { outlook, standing, contests, prices, pulls, drawn: shareDrawn(ruleset, pulls), resentful }
  const hungry = view.year <= hungryUntil(ruleset, view, memory)
  return { ruleset, view, character, strength, rng, ...reckoned, hungry, leader: memory.leader }
}

/** What upkeep of a force of this price, at so much of it a year, costs over the years left: budget points, as of now. */
export const upkeepLeft = ({ view }: Thought, aYear: number): number => (aYear * (view.years - view.year)) / 2
