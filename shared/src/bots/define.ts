import { isThrifty, pursueAgenda } from '#shared/bots/policies/agenda'
import { type BrinkmanshipPolicy, playConfrontation } from '#shared/bots/policies/brinkmanship'
import { watchCoercer } from '#shared/bots/policies/coercers'
import { keepHouse } from '#shared/bots/policies/housekeeping'
import { decideOnWarning, decideRetaliation, type LaunchPolicy } from '#shared/bots/policies/launch'
import { courtLesserStates, helpAsking, type SpherePolicy } from '#shared/bots/policies/sphere'
import { proposeAlliances, proposeTreaties, type TreatyPolicy, withinTreaties } from '#shared/bots/policies/treaties'
import type { Statement } from '#shared/orders/claims'
import { fitOrders, type OrderCheck } from '#shared/orders/fitOrders'
import type { Order } from '#shared/orders/index'
import type { PostureOrder } from '#shared/orders/posture'
import { isOffered } from '#shared/orders/validateOrder'
import type { Rng } from '#shared/rng'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { PlayerView } from '#shared/view/observation'
import { type Phrase, type PlainPhraseKey, phrase, problem } from '#shared/view/phrase'

/** What a bot gives in one window. */
interface Decision {
  readonly orders: readonly Order[]
  /** JSON; the bot's call in the next window gets it back. */
  readonly memory: unknown
  /** Its reason as one sentence, for practice and the debrief. */
  readonly why: Phrase
}

/** A player that is a program: it knows the observation of its seat and its own random numbers, nothing else. */
export interface Bot<Id extends string = string> {
  /** Kebab-case; also the text key `bot.<id>`. */
  readonly id: Id
  /** Pure: equal arguments give an equal decision. */
  decide(ruleset: Ruleset, view: PlayerView, rng: Rng, memory: unknown): Decision
}

/** All that a plan is made from. `memory` is what the last plan remembered; undefined in the first. */
interface PlanningContext {
  readonly ruleset: Ruleset
  readonly view: PlayerView
  readonly rng: Rng
  readonly memory: unknown
}

/** What a plan adds to the orders of the policies: forces, research, aid, spies, statements, a strike. */
export interface Plan {
  readonly orders: readonly Order[]
  readonly why: Phrase
  /** JSON; when absent the strategy remembers what it did before. */
  readonly memory?: unknown
  /** Proposes and signs nothing this year. */
  readonly refusesTreaties?: boolean
}

/** Text keys of reasons that name nothing. */
type ReasonKey = Extract<PlainPhraseKey, `bot.why.${string}`>

/** The strategy of a bot: its policies as data, and how it plans a year. */
export interface Strategy<Id extends string = string> {
  readonly id: Id
  /** Treaties with other powers. */
  readonly treaties: TreatyPolicy
  /** How its forces stand, set in its first year. */
  readonly posture: Omit<PostureOrder, 'type'>
  /** What it declares in its first year. */
  announcement?(context: PlanningContext): Statement
  /** Umbrellas, bases and demands among the lesser states. */
  readonly sphere: SpherePolicy
  /** Confrontations with a rival, rung by rung. */
  readonly brinkmanship: BrinkmanshipPolicy
  /** Launching: on warning, and after a strike. */
  readonly launch: LaunchPolicy
  /** Builds beyond the limits of treaties it has signed. */
  readonly cheats?: boolean
  /** Text keys of its reasons when it answers a warning and a strike. */
  readonly why: { readonly warned: ReasonKey; readonly struck: ReasonKey }
  plan(context: PlanningContext): Plan
}

/** Makes a bot of a strategy. The file of a bot holds one call of this and the figures its plan uses. */
export function defineBot<const Id extends string>(strategy: Strategy<Id>): Bot<Id> {
  const { id, brinkmanship, launch, why } = strategy
  return {
    id,
    decide(ruleset, view, rng, memory) {
      switch (view.window.kind) {
        case 'planning':
          return planYear(strategy, { ruleset, view, rng, memory })
        case 'confrontation':
          return { orders: playConfrontation(ruleset, view, brinkmanship, rng), memory, why: phrase('bot.why.faces') }
        case 'warning':
          return { orders: decideOnWarning(view, launch), memory, why: phrase(why.warned) }
        default:
          return { orders: decideRetaliation(ruleset, view, launch), memory, why: phrase(why.struck) }
      }
    },
  }
}

function planYear(strategy: Strategy, context: PlanningContext): Decision {
  const { ruleset, view, rng, memory } = context
  const plan = strategy.plan(context)
  const wanted = [
    ...pursueAgenda(ruleset, view),
    ...proposeAlliances(view),
    ...(plan.refusesTreaties ? [] : proposeTreaties(view, strategy.treaties)),
    ...(view.year === 1 ? firstYear(strategy, context) : []),
    ...(strategy.sphere.reaffirms ? helpAsking(ruleset, view) : []),
    ...watchCoercer(view),
    ...plan.orders,
    ...courtLesserStates(ruleset, view, strategy.sphere, rng),
    ...keepHouse(ruleset, view),
  ]
  const afforded = isThrifty(view) ? wanted.filter(({ type }) => type !== 'build' && type !== 'influence') : wanted
  const legal = strategy.cheats ? afforded : withinTreaties(ruleset, view, afforded)
  return {
    orders: fitOrders(ruleset, view, legal, offeredOnly).accepted,
    memory: 'memory' in plan ? plan.memory : memory,
    why: plan.why,
  }
}

function firstYear({ posture, announcement }: Strategy, context: PlanningContext): readonly Order[] {
  const statement = announcement?.(context)
  return [{ type: 'posture', ...posture }, ...(statement ? [{ type: 'statement', statement } as const] : [])]
}

/** Bots plan nothing their rules forbid; what the scenario does not offer is left out. */
const offeredOnly: OrderCheck = (_ruleset, view, order) => (isOffered(view, order) ? undefined : problem('notOffered'))
