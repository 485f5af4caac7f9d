import type { Bot } from '#shared/bots/define'
import type { Statement } from '#shared/orders/claims'
import type { Order } from '#shared/orders/index'
import { type Force, LEGS } from '#shared/ruleset/forces'
import { rivals } from '#shared/view/lookup'
import type { PlayerView } from '#shared/view/observation'

type ChangeOrders = (orders: readonly Order[], view: PlayerView) => readonly Order[]

/** A bot that decides as another, but for what `change` makes of its orders for the year. */
const botThat = (bot: Bot, suffix: string, change: ChangeOrders): Bot => ({
  id: `${bot.id}-${suffix}`,
  decide(ruleset, view, rng, memory) {
    const decision = bot.decide(ruleset, view, rng, memory)
    return view.window.kind === 'planning' ? { ...decision, orders: change(decision.orders, view) } : decision
  },
})

const without = (orders: readonly Order[], type: Order['type']) => orders.filter((order) => order.type !== type)

/** Makes one statement every year. */
export const botThatStates = (bot: Bot, statement: (view: PlayerView) => Statement): Bot =>
  botThat(bot, 'speaking', (orders, view) => [
    ...without(orders, 'statement'),
    { type: 'statement', statement: statement(view) },
  ])

/** Strikes the first rival's forces in one year with a share (per cent) of every leg. */
export const botThatStrikes = (bot: Bot, year: number, share: 25 | 100 = 100): Bot =>
  botThat(bot, 'striking', (orders, view) => {
    const legs = LEGS.filter((leg) => view.self.forces[leg] > 0)
    const [rival] = rivals(view)
    if (view.year !== year || rival === undefined || legs.length === 0) return orders
    return [...without(orders, 'strike'), { type: 'strike', target: rival.id, legs, share, aim: 'counterforce' }]
  })

/** Never gives one kind of order. */
export const botWithout = (bot: Bot, type: Order['type']): Bot =>
  botThat(bot, `without-${type}`, (orders) => without(orders, type))

/** Does nothing at all but what is given for one year, against the first rival. */
export const botThatOnly = (
  bot: Bot,
  year: number,
  act: (rival: PlayerView['powers'][number]['id']) => readonly Order[],
): Bot =>
  botThat(bot, 'once', (_orders, view) => {
    const [rival] = rivals(view)
    return view.year === year && rival !== undefined ? act(rival.id) : []
  })

/** Buys this many lots of one force more in each year up to `until`, before all else. */
export const botThatArms = (bot: Bot, force: Force, lots: number, until: number): Bot =>
  botThat(bot, 'arming', (orders, view) =>
    view.year > until
      ? orders
      : [{ type: 'build', force, lots }, ...orders.filter((order) => order.type !== 'build' || order.force !== force)],
  )
