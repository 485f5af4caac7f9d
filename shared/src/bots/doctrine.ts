import { faceRival } from '#shared/bots/brinkmanship'
import { type CrisisTemper, decideOnWarning, decideRetaliation } from '#shared/bots/crisis'
import { type Bot, type Decision, defineBot } from '#shared/bots/define'
import { type SpherePolicy, tendSphere } from '#shared/bots/sphere'
import { fitOrders, type OrderCheck } from '#shared/orders/fitOrders'
import type { Order } from '#shared/orders/index'
import { isOffered } from '#shared/orders/validateOrder'
import type { Rng } from '#shared/rng'
import { LEGS } from '#shared/ruleset/forces'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { TreatyKind } from '#shared/ruleset/vocabulary'
import { pairWith, rivals } from '#shared/view/lookup'
import type { PlayerView } from '#shared/view/observation'
import { type PlainPhraseKey, phrase, problem } from '#shared/view/phrase'

/** A bot that plans its years by a doctrine and meets crises by a temper. */
/** Reasons that name nothing. */
type ReasonKey = Extract<PlainPhraseKey, `bot.why.${string}`>

export interface DoctrineBot {
  readonly name: string
  readonly temper: CrisisTemper
  readonly sphere: SpherePolicy
  /** Arms in secret beyond what it has signed. */
  readonly cheats?: boolean
  /** Text keys of why it answers a warning, and a strike, as it does. */
  readonly warned: ReasonKey
  readonly struck: ReasonKey
  /** The orders of a planning window. */
  plan(ruleset: Ruleset, view: PlayerView, rng: Rng, memory: unknown): Decision
}

export function defineDoctrine({ name, temper, sphere, cheats = false, warned, struck, plan }: DoctrineBot): Bot {
  return defineBot({
    name,
    decide(ruleset, view, rng, memory) {
      if (view.window.kind === 'warning') return { orders: decideOnWarning(view, temper), memory, why: phrase(warned) }
      if (view.window.kind === 'confrontation') {
        return { orders: faceRival(ruleset, view, temper.nerve, rng), memory, why: phrase('bot.why.faces') }
      }
      if (view.window.kind === 'planning') {
        const planned = plan(ruleset, view, rng, memory)
        const tended = tendSphere(ruleset, view, sphere, rng)
        const wanted = [...planned.orders, ...tended]
        const wishes = cheats ? wanted : withinTreaties(ruleset, view, wanted)
        return { ...planned, orders: fitOrders(ruleset, view, wishes, offeredOnly).accepted }
      }
      return { orders: decideRetaliation(ruleset, view, temper), memory, why: phrase(struck) }
    },
  })
}

/** The wishes that break no limit the viewer has signed. */
function withinTreaties(ruleset: Ruleset, view: PlayerView, wishes: readonly Order[]): readonly Order[] {
  const bound = (kind: TreatyKind) =>
    rivals(view).some(({ id }) => pairWith(view, id)?.treaties.some((treaty) => treaty.kind === kind))
  const { interceptors } = view.self.forces
  return wishes.filter((order) => {
    if (order.type !== 'build') return true
    if (order.force === 'interceptors') {
      const owned = interceptors + order.lots * ruleset.forces.interceptors.lot
      return owned <= ruleset.treaties.interceptorCap || !bound('interceptorLimit')
    }
    return !LEGS.some((leg) => leg === order.force) || !bound('armsLimit')
  })
}

/** Bots propose nothing their rules forbid; what the scenario does not offer is left out. */
const offeredOnly: OrderCheck = (_ruleset, view, order) => (isOffered(view, order) ? undefined : problem('notOffered'))
