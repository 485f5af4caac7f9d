import { seenBalance } from '#shared/analysis/seenBalance'
import { BARGAINS } from '#shared/analysis/transition'
import { disputeWorth } from '#shared/bots/mind/crisis'
import { bound, type Rival } from '#shared/bots/mind/forceBalance'
import type { Thought } from '#shared/bots/mind/thought'
import { clamp } from '#shared/math'
import type { TreatyKind } from '#shared/ruleset/vocabulary'

/** Ratio of outputs by which a riser may still lie behind and be feared to overtake in the years to come. */
const WITHIN = 0.1

/**
 * What a treaty is worth that keeps the first leader from challenging a power which overtakes it, to either of the two: the
 * confrontation it spares, by how near the riser is (clause 7.8). Below 0 for a leader that would gain by it.
 */
export function bargainWorth(thought: Thought, rival: Rival, treaty: TreatyKind): number {
  if (!BARGAINS.includes(treaty) || BARGAINS.some((kind) => kind !== treaty && bound(rival.pair, kind))) return 0
  const known = spared.get(thought) ?? new Map<Rival, number>()
  const worth = known.get(rival) ?? sparedWorth(thought, rival)
  spared.set(thought, known.set(rival, worth))
  return worth
}

/** What it is worth to be spared the transition with each rival: several treaties would do the same. */
const spared = new WeakMap<Thought, Map<Rival, number>>()

function sparedWorth(thought: Thought, rival: Rival): number {
  const { ruleset, view, outlook, leader } = thought
  const mine = leader === view.self.id
  if (rival.allied || (!mine && leader !== rival.id)) return 0
  if (view.crises.some(({ cause }) => cause === 'powerTransition')) return 0
  const [led, riser] = mine ? [outlook.me, rival.power] : [rival.power, outlook.me]
  const behind = ruleset.crisis.transitionLead - riser.gdp / led.gdp
  const near = clamp(1 - behind / WITHIN, 0, 1)
  if (near === 0 || view.powers.some(({ id, gdp }) => id !== led.id && gdp > riser.gdp)) return 0
  const cause = 'powerTransition'
  const quiet = { threats: [false, false], climbed: [0, 0], spies: 0, pledged: false } as const
  const { odds } = seenBalance(ruleset, view, { challenger: led.id, defender: riser.id, cause, ...quiet })
  return -near * disputeWorth(thought, { rival, cause, mine, pledged: false, odds })
}
