import type { Bot } from '#shared/bots/define'
import { type BrinkmanshipPolicy, playConfrontation } from '#shared/bots/policies/brinkmanship'
import { decideOnWarning, decideRetaliation, type LaunchPolicy } from '#shared/bots/policies/launch'
import { fitOrders } from '#shared/orders/fitOrders'
import type { Order } from '#shared/orders/index'
import type { Rng } from '#shared/rng'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { PlayerView } from '#shared/view/observation'
import { phrase } from '#shared/view/phrase'

/** What a scripted policy plans from. */
export interface ScriptContext {
  readonly ruleset: Ruleset
  readonly view: PlayerView
  readonly rng: Rng
}

/** A policy of the depth lab: a plan of a year, and how it behaves in confrontations and wars. */
interface Script {
  readonly plan: (context: ScriptContext) => readonly Order[]
  readonly brinkmanship?: BrinkmanshipPolicy
  readonly launch?: LaunchPolicy
}

/** Yields early, takes terms, answers a strike on its own people, never fires first. */
const CAREFUL: BrinkmanshipPolicy = {
  riskTolerance: 0.006,
  highestRung: 3,
  boldness: 0.25,
  offers: 'offer',
  acceptsTerms: true,
}
const ANSWERS: LaunchPolicy = { aim: 'countervalue', share: 100, defendsAllies: false }

/** Makes a bot of a script. Orders that are not legal or not affordable are left out, in the order given. */
export function script({ plan, brinkmanship = CAREFUL, launch = ANSWERS }: Script): Bot {
  return {
    id: 'scripted',
    decide(ruleset, view, rng, memory) {
      const why = phrase('bot.why.searched')
      switch (view.window.kind) {
        case 'planning':
          return { orders: fitOrders(ruleset, view, plan({ ruleset, view, rng })).accepted, memory, why }
        case 'confrontation':
          return { orders: playConfrontation(ruleset, view, brinkmanship, rng), memory, why }
        case 'warning':
          return { orders: decideOnWarning(view, launch), memory, why }
        default:
          return { orders: decideRetaliation(ruleset, view, launch), memory, why }
      }
    },
  }
}
