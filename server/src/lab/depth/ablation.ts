import type { Bot } from '#shared/bots/define'
import type { Order } from '#shared/orders/index'

/** Kinds of orders that the ablation forbids, one at a time. */
export const ABLATIONS: Readonly<Record<string, (order: Order) => boolean>> = {
  build: ({ type }) => type === 'build',
  'build.submarines': (order) => order.type === 'build' && order.force === 'submarines',
  'build.conventional': (order) => order.type === 'build' && order.force === 'conventional',
  diplomacy: ({ type }) => type === 'diplomacy',
  'treaty.interdependence': (order) => order.type === 'diplomacy' && order.treaty === 'interdependence',
  'treaty.umbrella': (order) => order.type === 'diplomacy' && order.treaty === 'umbrella',
  'treaty.inspection': (order) => order.type === 'diplomacy' && order.treaty === 'inspection',
  influence: ({ type }) => type === 'influence',
  umbrella: ({ type }) => type === 'umbrella',
  base: ({ type }) => type === 'base',
  spy: ({ type }) => type === 'spy',
  statement: ({ type }) => type === 'statement',
  posture: ({ type }) => type === 'posture',
  research: ({ type }) => type === 'research',
  challenge: ({ type }) => type === 'challenge',
  confront: ({ type }) => type === 'confront',
  answerWarning: ({ type }) => type === 'answerWarning',
  retaliate: ({ type }) => type === 'retaliate',
}

/** The same bot without the orders that are forbidden. */
export const without = (bot: Bot, forbidden: (order: Order) => boolean): Bot => ({
  id: bot.id,
  decide(ruleset, view, rng, memory) {
    const decision = bot.decide(ruleset, view, rng, memory)
    return { ...decision, orders: decision.orders.filter((order) => !forbidden(order)) }
  },
})
