import type { Arsenal } from '#shared/analysis/exchange'
import { researchEffect } from '#shared/bots/mind/effects'
import { bound, type ForceBalance, withArsenal } from '#shared/bots/mind/forceBalance'
import { worthOf } from '#shared/bots/mind/prices'
import { shareDrawn } from '#shared/bots/mind/pulls'
import { type Thought, upkeepLeft, type Wish } from '#shared/bots/mind/thought'
import { mean } from '#shared/math'
import { type Force, isLeg, LEGS, READINESS_LEGS, RESEARCH_LINES, type ReadinessLeg } from '#shared/ruleset/forces'

/** Lots of one force that are weighed in a year. */
const LOTS = [1, 3] as const
/** Points for sensors and what they spare of false alarms, and for shelters beyond what they do to exchanges. */
const SENSES = 1.2
/** Points by which a character that answers arms wants to. */
const ANSWERED = 3

/**
 * What another arsenal is worth to the viewer, for all the years after this one: its security, how exposed it and its rivals
 * are when the ground decides, what frightened rivals do, and a pull that is lost by power that could disarm (clauses 6.1, 7.1,
 * 7.12, 9.2).
 */
export function arsenalWorth(thought: Thought, own: Arsenal): number {
  const { ruleset, standing, prices } = thought
  const other = withArsenal(ruleset, standing, own)
  const [before, after] = [hostile(standing), hostile(other)]
  const exposed = after.map((rival, n) => rival.exposed - before[n]!.exposed)
  const exposes = after.map((rival, n) => rival.exposes - before[n]!.exposes)
  const steadier = ruleset.balance.exposure * prices.oddsLater * (mean(exposes) - mean(exposed))
  const menace = ruleset.balance.menace * mean(exposes)
  const drawn = menace === 0 ? 0 : prices.shareDrawn * (shareDrawn(ruleset, thought.pulls, { menace }) - thought.drawn)
  let fright = 0
  const { fearBase, fearSpan } = ruleset.tension
  for (const [n, rival] of before.entries())
    fright += (prices.rest[rival.id] ?? 0) * rival.tension * (fearSpan / (2 * fearBase + fearSpan)) * exposes[n]!
  return prices.security * (other.security - standing.security) + steadier + drawn + fright + fortress(thought, other)
}

const hostile = ({ rivals }: ForceBalance) => rivals.filter(({ allied }) => !allied)

/** The leader's agenda to be exposed to no rival by much. */
function fortress({ ruleset, view, standing }: Thought, other: ForceBalance): number {
  if (view.self.agenda?.kind !== 'fortress') return 0
  const worst = (of: ForceBalance) => Math.max(0, ...hostile(of).map(({ exposed }) => exposed))
  const [before, after] = [worst(standing), worst(other)]
  const { exposedMost, points } = ruleset.agenda
  if (before < exposedMost || after >= before) return 0
  return after < exposedMost ? points : (points * (before - after)) / before
}

/** Whether a force would break a limit that the viewer has signed, or one that it has offered and that may be signed this year. */
function isForbidden({ ruleset, view, standing }: Thought, force: Force, lots: number): boolean {
  const signed = (limit: 'armsLimit' | 'interceptorLimit') =>
    standing.rivals.some(
      ({ pair }) => bound(pair, limit) || pair.offers.some(({ kind, from }) => kind === limit && from === view.self.id),
    )
  if (force !== 'interceptors') return isLeg(force) && signed('armsLimit')
  const owned = view.self.forces.interceptors + view.self.onOrder.interceptors
  return owned + lots * ruleset.forces.interceptors.lot > ruleset.treaties.interceptorCap && signed('interceptorLimit')
}

/** Warheads to buy, by a power that can field them. */
export function armsWishes(thought: Thought): readonly Wish[] {
  if (!thought.outlook.me.nuclear) return []
  const legs = LEGS.filter((leg) => thought.ruleset.forces[leg].basing === 'home')
  return legs.flatMap((leg) => {
    const ordered = thought.view.self.onOrder[leg]
    return buys(thought, 'arms', leg, (own, added) => ({
      ...own,
      warheads: { ...own.warheads, [leg]: own.warheads[leg] + ordered + added },
    })).map((wish) => (thought.resentful ? { ...wish, worth: wish.worth + ANSWERED * thought.strength.habit } : wish))
  })
}

/** Interceptors, shelters and sensors. */
export function shieldWishes(thought: Thought): readonly Wish[] {
  const { view, prices, ruleset } = thought
  const { sensors } = view.self.forces
  const price = prices.budget * ruleset.forces.sensors.price
  const senses: Wish = {
    kind: 'shield',
    orders: [{ type: 'build', force: 'sensors', lots: 1 }],
    worth: sensors + view.self.onOrder.sensors >= ruleset.forces.sensors.limit ? 0 : SENSES / (1 + sensors) - price,
  }
  return [
    ...buys(thought, 'shield', 'interceptors', (own, added) => ({ ...own, interceptors: own.interceptors + added })),
    ...buys(thought, 'shield', 'shelters', (own, added) => ({ ...own, shelters: own.shelters + added })),
    senses,
  ]
}

function buys(
  thought: Thought,
  kind: 'arms' | 'shield',
  force: Force,
  more: (own: Arsenal, added: number) => Arsenal,
): readonly Wish[] {
  const { ruleset, view, standing, prices } = thought
  const { lot, price, limit } = ruleset.forces[force]
  const room = limit - view.self.forces[force] - view.self.onOrder[force]
  const { upkeepShare, upkeepPerReadiness } = ruleset.economy
  const ready = (READINESS_LEGS as readonly Force[]).includes(force)
    ? (view.self.posture.readiness[force as ReadinessLeg] - 1) * upkeepPerReadiness
    : 0
  const wishes: Wish[] = []
  for (const lots of LOTS) {
    if (lots * lot > room || lots * price > view.self.treasury || isForbidden(thought, force, lots)) break
    const gain = arsenalWorth(thought, more(standing.own, lots * lot))
    const cost = prices.budget * lots * price * (1 + upkeepLeft(thought, upkeepShare + ready))
    wishes.push({ kind, orders: [{ type: 'build', force, lots }], worth: gain - cost })
    // What a little of it does not help, more does not.
    if (gain <= 0) break
  }
  return wishes
}

/** Research on one line; a year may bring the next level. */
export function researchWishes(thought: Thought): readonly Wish[] {
  const { ruleset, view, standing, prices } = thought
  return RESEARCH_LINES.flatMap((line): Wish[] => {
    const level = view.self.technology[line]
    const { top, chance } = ruleset.researchLines[line]
    if (line === 'enrichment' || level >= top) return []
    const gain =
      chance * arsenalWorth(thought, { ...standing.own, [line]: level + 1 }) +
      worthOf(prices, researchEffect(ruleset, view, line))
    return [
      {
        kind: 'research',
        orders: [{ type: 'research', line }],
        worth: gain - prices.budget * ruleset.research.price,
      },
    ]
  })
}

/** Warheads destroyed before witnesses. */
export function scrapWishes(thought: Thought): readonly Wish[] {
  const { ruleset, view, standing, prices } = thought
  return LEGS.flatMap((leg): Wish[] => {
    const { lot, price } = ruleset.forces[leg]
    if (view.self.forces[leg] < lot) return []
    const less = { ...standing.own.warheads, [leg]: standing.own.warheads[leg] - lot }
    const saved = prices.budget * price * upkeepLeft(thought, ruleset.economy.upkeepShare)
    let calm = 0
    for (const { id } of standing.rivals) calm -= (prices.tension[id] ?? 0) * ruleset.tension.scrap * lot
    const worth = arsenalWorth(thought, { ...standing.own, warheads: less }) + saved + calm - 0.5
    return [{ kind: 'scrap', orders: [{ type: 'scrap', leg, lots: 1 }], worth }]
  })
}
