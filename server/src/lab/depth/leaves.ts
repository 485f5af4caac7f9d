import type { Bot } from '#shared/bots/define'
import type { Order } from '#shared/orders/index'

/** True of an order that may not be given. */
type Forbidden = (order: Order) => boolean

const builds =
  (...forces: readonly string[]): Forbidden =>
  (order) =>
    order.type === 'build' && forces.includes(order.force)
const signs =
  (treaty: string): Forbidden =>
  (order) =>
    order.type === 'diplomacy' && order.act === 'propose' && order.treaty === treaty
const says =
  (word: string): Forbidden =>
  (order) =>
    order.type === 'statement' && order.statement.say === word
const moves =
  (...kinds: readonly string[]): Forbidden =>
  (order) =>
    order.type === 'confront' && kinds.includes(order.move)

/** Leaves of the tree of orders: what the ablation forbids, one at a time. No order belongs to two of them. */
export const LEAVES: Readonly<Record<string, Forbidden>> = {
  'build.warheads': builds('silos', 'submarines', 'bombers', 'forward'),
  'build.conventional': builds('conventional'),
  'build.defences': builds('interceptors', 'shelters', 'sensors'),
  posture: ({ type }) => type === 'posture',
  research: ({ type }) => type === 'research',
  spy: ({ type }) => type === 'spy',
  scrap: ({ type }) => type === 'scrap',
  'treaty.interdependence': signs('interdependence'),
  'treaty.umbrella': signs('umbrella'),
  'treaty.inspection': signs('inspection'),
  'treaty.hotline': signs('hotline'),
  'treaty.armsLimit': signs('armsLimit'),
  'diplomacy.break': (order) => order.type === 'diplomacy' && order.act !== 'propose',
  influence: ({ type }) => type === 'influence',
  'umbrella.extend': (order) => order.type === 'umbrella' && order.act === 'extend',
  'umbrella.reaffirm': (order) => order.type === 'umbrella' && order.act === 'reaffirm',
  base: ({ type }) => type === 'base',
  'statement.doctrine': says('doctrine'),
  'statement.reassure': says('reassure'),
  'statement.threaten': says('threaten'),
  'statement.rally': says('rally'),
  challenge: ({ type }) => type === 'challenge',
  'confront.raise': moves('raise'),
  'confront.terms': moves('offer', 'offerSecretly', 'accept'),
  'confront.stepBack': moves('stepBack'),
  answerWarning: ({ type }) => type === 'answerWarning',
  retaliate: ({ type }) => type === 'retaliate',
}

/** The same bot without the orders that are forbidden. */
export const without = (bot: Bot, forbidden: Forbidden): Bot => ({
  id: bot.id,
  decide(ruleset, view, rng, memory) {
    const decision = bot.decide(ruleset, view, rng, memory)
    return { ...decision, orders: decision.orders.filter((order) => !forbidden(order)) }
  },
})

/** The same bot, which notes the leaves its orders belong to. */
export const noting = (bot: Bot, used: Set<string>): Bot => ({
  id: bot.id,
  decide(ruleset, view, rng, memory) {
    const decision = bot.decide(ruleset, view, rng, memory)
    for (const [leaf, forbidden] of Object.entries(LEAVES)) if (decision.orders.some(forbidden)) used.add(leaf)
    return decision
  },
})
