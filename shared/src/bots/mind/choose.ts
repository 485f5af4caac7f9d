import type { Wish } from '#shared/bots/mind/thought'
import { fitOrders, type OrderCheck } from '#shared/orders/fitOrders'
import { moduleOf, type Order } from '#shared/orders/index'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { TreatyKind } from '#shared/ruleset/vocabulary'
import type { PlayerView } from '#shared/view/observation'

/** A wish with what it takes up. */
interface Claimed {
  readonly wish: Wish
  readonly cost: number
  readonly slots: readonly string[]
  /** Purposes of attention it takes, once for each order. */
  readonly purposes: readonly { readonly purpose: string; readonly most: number }[]
}

/** Budget points added to a price when worth is weighed against it, so that free deeds do not all come first. */
const FREE = 0.25

/**
 * The wishes that fit together, by the worth they add for the money they add: a greedy way through a knapsack in which a
 * better way to use a slot takes the place of a worse one.
 */
export function choose(ruleset: Ruleset, view: PlayerView, wishes: readonly Wish[]): readonly Wish[] {
  const open = keepingWord(wishes).map((wish) => claimedBy(ruleset, wish))
  let chosen: readonly Claimed[] = []
  for (let step = 0; step < open.length; step++) {
    const next = bestStep(view, open, chosen)
    if (next === undefined) break
    chosen = next
  }
  return chosen.map(({ wish }) => wish)
}

/** The orders of the chosen wishes, those worth most first, as they can stand together. */
export function ordersOf(ruleset: Ruleset, view: PlayerView, chosen: readonly Wish[]): readonly Order[] {
  const ranked = [...chosen].sort((a, b) => b.worth - a.worth).flatMap(({ orders }) => orders)
  return fitOrders(ruleset, view, ranked, byItself).accepted
}

/** Minds wish for nothing their rules forbid; wishes the scenario does not offer were left out before. */
const byItself: OrderCheck = () => undefined

function claimedBy(ruleset: Ruleset, wish: Wish): Claimed {
  const modules = wish.orders.map((order) => ({ order, module: moduleOf(order) }))
  return {
    wish,
    cost: modules.reduce((sum, { order, module }) => sum + module.cost(ruleset, order), 0),
    slots: modules.map(({ order, module }) => module.slot(order)),
    purposes: modules.flatMap(({ order, module }) => module.allowance?.(ruleset, order) ?? []),
  }
}

/** The chosen with the step that adds most worth for its money; undefined when no step adds any. */
function bestStep(
  view: PlayerView,
  open: readonly Claimed[],
  chosen: readonly Claimed[],
): readonly Claimed[] | undefined {
  const spent = chosen.reduce((sum, { cost }) => sum + cost, 0)
  const taken = new Set(chosen.flatMap(({ slots }) => slots))
  let best: readonly Claimed[] | undefined
  let most = 0
  for (const claimed of open) {
    if (chosen.includes(claimed)) continue
    const replaced = replacedBy(claimed, chosen, taken)
    const gain = claimed.wish.worth - replaced.reduce((sum, { wish }) => sum + wish.worth, 0)
    if (gain <= 0) continue
    const dearer = claimed.cost - replaced.reduce((sum, { cost }) => sum + cost, 0)
    if (spent + dearer > view.self.treasury + 1e-9) continue
    const rate = gain / (Math.max(0, dearer) + FREE)
    if (rate <= most) continue
    const after = [...chosen.filter((other) => !replaced.includes(other)), claimed]
    // What takes no attention leaves enough of it, as the chosen do.
    if (claimed.purposes.length > 0 && !hasAttention(after)) continue
    most = rate
    best = after
  }
  return best
}

const NONE: readonly Claimed[] = []

/** The chosen that hold a slot of this one. `taken` are the slots of all the chosen. */
const replacedBy = (claimed: Claimed, chosen: readonly Claimed[], taken: ReadonlySet<string>): readonly Claimed[] =>
  claimed.slots.some((slot) => taken.has(slot))
    ? chosen.filter(({ slots }) => slots.some((slot) => claimed.slots.includes(slot)))
    : NONE

function hasAttention(chosen: readonly Claimed[]): boolean {
  const given = new Map<string, number>()
  for (const { purposes } of chosen) {
    for (const { purpose, most } of purposes) {
      const count = (given.get(purpose) ?? 0) + 1
      if (count > most) return false
      given.set(purpose, count)
    }
  }
  return true
}

type Deed = (wish: Wish) => boolean

const proposes =
  (limit: TreatyKind): Deed =>
  ({ orders }) =>
    orders.some((each) => each.type === 'diplomacy' && each.act === 'propose' && each.treaty === limit)

/** Pairs of deeds that undo each other in one year: a limit and what it forbids, a rally and a treaty with another bloc. */
const OPPOSED: readonly (readonly [Deed, Deed])[] = [
  [proposes('armsLimit'), ({ kind }) => kind === 'arms'],
  [
    proposes('interceptorLimit'),
    ({ orders }) => orders.some((each) => each.type === 'build' && each.force === 'interceptors'),
  ],
  [
    ({ abroad }) => abroad ?? false,
    ({ orders }) => orders.some((each) => each.type === 'statement' && each.statement.say === 'rally'),
  ],
]

/** The wishes without those that are opposed to better ones. */
function keepingWord(all: readonly Wish[]): readonly Wish[] {
  let wishes = all
  for (const [one, other] of OPPOSED) {
    const best = (of: (wish: Wish) => boolean) => Math.max(0, ...wishes.filter(of).map(({ worth }) => worth))
    const dropped = best(one) > best(other) ? other : one
    if (wishes.some(one) && wishes.some(other)) wishes = wishes.filter((wish) => !dropped(wish))
  }
  return wishes
}
