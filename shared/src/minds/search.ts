import type { Bot } from '#shared/bots/define'
import { STRENGTH_RULES, type Strength, type WishKind } from '#shared/bots/mind/character'
import { CHARACTERS } from '#shared/bots/mind/characters'
import { choose, ordersOf } from '#shared/bots/mind/choose'
import { type Chooser, mindOf } from '#shared/bots/mind/mind'
import type { Thought, Wish } from '#shared/bots/mind/thought'
import { positionWorth } from '#shared/minds/evaluate'
import { imagine } from '#shared/minds/imagine'
import type { Order } from '#shared/orders/index'
import { resolveWindow } from '#shared/resolve/resolveWindow'
import type { Rng } from '#shared/rng'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { GameState } from '#shared/state/gameState'
import { ofSeat, powerAt } from '#shared/state/seats'
import { isPlayerView } from '#shared/view/observation'
import { observe } from '#shared/view/observe'

/** How a hard mind imagines others, and itself in the windows that follow: minds that count, and think few rungs ahead. */
const IMAGINED: Strength = { ...STRENGTH_RULES.normal, rungs: 4 }
/** Rivals as it imagines them: of any character. */
const RIVALS: readonly Bot[] = Object.values(CHARACTERS).map((character) => mindOf(character, IMAGINED))

/** Deeds that show within the year: plans are compared with and without them. What comes of all others is counted. */
const COMPARED: readonly WishKind[] = ['demand', 'arms', 'scrap', 'breach', 'shield', 'treaty']
/** Demands that are tried though others seem better, and points that make sure of it. */
const TRIED = 2
const CERTAIN = 1000
/** Points by which another plan must be better than the counted one, for each imagined world. */
const MARGIN = 0.5
/** Windows of one imagined year at most. */
const WINDOWS = 24

/** Compares whole plans by playing them on for a year in imagined worlds, all with the same luck and the same rivals. */
export const bySearch: Chooser = (thought, wishes) => {
  const plans = plansOf(thought, wishes)
  const [counted] = plans
  if (counted === undefined || plans.length === 1) return counted ?? []
  const values = plans.map(slowWorth)
  for (let world = 0; world < thought.strength.worlds; world++) {
    const played = playWorld(thought, plans, thought.rng.split('world', world))
    for (const [n, value] of played.entries()) values[n]! += value / thought.strength.worlds
  }
  let best = 0
  for (const [n, value] of values.entries()) if (value > values[best]! + (best === 0 ? MARGIN : 0)) best = n
  return plans[best]!
}

/** What counting says of deeds whose effects take years. */
const slowWorth = (plan: readonly Wish[]): number =>
  plan.reduce((sum, { kind, worth }) => sum + (COMPARED.includes(kind) ? 0 : worth), 0)

/** Whole plans worth comparing: the counted best first, then those with one thing done otherwise. */
function plansOf({ ruleset, view, strength }: Thought, wishes: readonly Wish[]): readonly (readonly Wish[])[] {
  const counted = choose(ruleset, view, wishes)
  const plans = [counted]
  const known = new Set([nameOf(counted)])
  const add = (plan: readonly Wish[]) => {
    if (plans.length >= strength.plans || known.has(nameOf(plan))) return
    known.add(nameOf(plan))
    plans.push(plan)
  }
  const without = (kind: WishKind) =>
    choose(
      ruleset,
      view,
      wishes.filter((wish) => wish.kind !== kind),
    )
  if (counted.some(({ kind }) => kind === 'demand')) add(without('demand'))
  for (const demand of wishes.filter(({ kind }) => kind === 'demand').slice(0, TRIED)) {
    const sure = wishes.filter(({ kind }) => kind !== 'demand')
    add(choose(ruleset, view, [...sure, { ...demand, worth: demand.worth + CERTAIN }]))
  }
  for (const kind of COMPARED) if (counted.some((wish) => wish.kind === kind)) add(without(kind))
  return plans
}

const nameOf = (plan: readonly Wish[]): string => JSON.stringify(plan.map(({ orders }) => orders))

/** What each plan comes to in one imagined world. What rivals do in planning hangs on no plan of the viewer's. */
function playWorld(
  { ruleset, view, outlook, character }: Thought,
  plans: readonly (readonly Wish[])[],
  rng: Rng,
): readonly number[] {
  const start = imagine(ruleset, view, rng.split('imagine'))
  const own = mindOf(character, IMAGINED)
  const bots = start.powers.map((_, seat) =>
    seat === outlook.seat ? own : RIVALS[rng.split('rival', seat).integer(RIVALS.length)]!,
  )
  const others = decisions(ruleset, start, { bots, rng, but: outlook.seat })
  return plans.map((plan) => {
    const submissions = { ...others, [view.self.id]: ordersOf(ruleset, view, plan) }
    const first = resolveWindow(ruleset, start, submissions, rng.split('window', 0)).state
    return positionWorth(ruleset, playYear(ruleset, first, { bots, rng, seat: outlook.seat }), outlook.seat)
  })
}

/** What the bots of a window give, but for one seat. */
function decisions(
  ruleset: Ruleset,
  state: GameState,
  { bots, rng, but }: { readonly bots: readonly Bot[]; readonly rng: Rng; readonly but?: number },
): Record<string, readonly Order[]> {
  const given: Record<string, readonly Order[]> = {}
  for (const seat of state.window.participants) {
    if (seat === but) continue
    const { id } = powerAt(state, seat)
    const view = observe(ruleset, state, { kind: 'power', power: id })
    if (!isPlayerView(view)) continue
    given[id] = ofSeat(bots, seat).decide(ruleset, view, rng.split('bot', state.windowNumber, seat), undefined).orders
  }
  return given
}

/** Plays on to the next planning window; confrontations of others are left to the ground. */
function playYear(
  ruleset: Ruleset,
  from: GameState,
  { bots, rng, seat }: { readonly bots: readonly Bot[]; readonly rng: Rng; readonly seat: number },
): GameState {
  let state = from
  for (let n = 1; n < WINDOWS && state.window.kind !== 'planning' && state.window.kind !== 'ended'; n++) {
    const concerns = state.window.kind !== 'confrontation' || state.window.participants.includes(seat)
    const given = concerns ? decisions(ruleset, state, { bots, rng }) : {}
    state = resolveWindow(ruleset, state, given, rng.split('window', n)).state
  }
  return state
}
