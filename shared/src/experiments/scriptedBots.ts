import type { Bot } from '#shared/bots/define'
import type { Statement } from '#shared/orders/claims'
import type { Order } from '#shared/orders/index'
import { LEGS } from '#shared/ruleset/forces'
import { rivals } from '#shared/view/lookup'
import type { PlayerView } from '#shared/view/observation'

/** A bot that decides as another, and makes one statement every year. */
export const botThatStates = (bot: Bot, statement: (view: PlayerView) => Statement): Bot => ({
  id: `${bot.id}-speaking`,
  decide(ruleset, view, rng, memory) {
    const decision = bot.decide(ruleset, view, rng, memory)
    if (view.window.kind !== 'planning') return decision
    const others = decision.orders.filter((order) => order.type !== 'statement')
    return { ...decision, orders: [...others, { type: 'statement', statement: statement(view) }] }
  },
})

/** A bot that decides as another until one year, and then strikes the first rival's forces with a share (per cent) of every leg. */
export const botThatStrikes = (bot: Bot, year: number, share: 25 | 100 = 100): Bot => ({
  id: `${bot.id}-striking`,
  decide(ruleset, view, rng, memory) {
    const decision = bot.decide(ruleset, view, rng, memory)
    const legs = LEGS.filter((leg) => view.self.forces[leg] > 0)
    const [rival] = rivals(view)
    if (view.window.kind !== 'planning' || view.year !== year || rival === undefined || legs.length === 0) {
      return decision
    }
    const strike: Order = { type: 'strike', target: rival.id, legs, share, aim: 'counterforce' }
    return { ...decision, orders: [...decision.orders.filter(({ type }) => type !== 'strike'), strike] }
  },
})

/** A bot that decides as another, but covers no lesser state. */
export const botWithoutUmbrellas = (bot: Bot): Bot => ({
  id: `${bot.id}-aloof`,
  decide(ruleset, view, rng, memory) {
    const decision = bot.decide(ruleset, view, rng, memory)
    return { ...decision, orders: decision.orders.filter(({ type }) => type !== 'umbrella') }
  },
})
