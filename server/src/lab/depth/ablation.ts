import { focalPlayer, intervalOf, type Matchup, type Placed, playRated } from '#server/lab/depth/rate'
import type { Draw } from '#server/lab/players'
import type { Bot } from '#shared/bots/define'
import { mean } from '#shared/math'
import type { Order } from '#shared/orders/index'

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
export const ABLATIONS: Readonly<Record<string, Forbidden>> = {
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
const noting = (bot: Bot, used: Set<string>): Bot => ({
  id: bot.id,
  decide(ruleset, view, rng, memory) {
    const decision = bot.decide(ruleset, view, rng, memory)
    for (const [leaf, forbidden] of Object.entries(ABLATIONS)) if (decision.orders.some(forbidden)) used.add(leaf)
    return decision
  },
})

/** What a player loses when it may not give one kind of order. */
interface Ablated {
  readonly policy: string
  readonly order: string
  readonly n: number
  /** Points lost, their mean, with half the width of a 95 % interval. */
  readonly loss: number
  readonly error: number
  /** Places lost, their mean, with the same. */
  readonly rankLoss: number
  readonly rankError: number
  /** Share of matches in which the player gave such an order. */
  readonly used: number
  /** Share of matches in which the points came out otherwise. */
  readonly changed: number
  /** It costs 5 points or 0.15 of a place, and is not chance by Holm's step-down over all rows (Holm 1979). */
  readonly matters: boolean
}

/** Loss that matters, in points and in places. */
const LEAST_POINTS = 5
const LEAST_PLACES = 0.15
const ALPHA = 0.05

const pm = (middle: number, error: number): string => `${middle.toFixed(2)} ± ${error.toFixed(2)}`

/** A match as it was played, and the leaves the player used in it. */
interface Whole extends Placed {
  readonly player: Bot
  readonly used: ReadonlySet<string>
}

/** What players lose without each kind of order, over paired matches. */
export function ablate(matchup: Matchup, players: Readonly<Record<string, Draw>>, matches: number): readonly Ablated[] {
  if (matches === 0) return []
  const rows = Object.entries(players).flatMap(([policy, draw]) => {
    const wholes = Array.from({ length: matches }, (_, n): Whole => {
      const player = focalPlayer(draw, matchup, n)
      const used = new Set<string>()
      return { ...playRated(matchup, noting(player, used), n), player, used }
    })
    return Object.keys(ABLATIONS).map((order) => {
      const row = { policy, order, n: matches, ...lossesOf(matchup, wholes, order) }
      process.stderr.write(
        `${policy} without ${order}: ${pm(row.loss, row.error)}, ${pm(row.rankLoss, row.rankError)}\n`,
      )
      return row
    })
  })
  const chances = rows.flatMap(({ loss, error, rankLoss, rankError }) => [
    chance(loss, error),
    chance(rankLoss, rankError),
  ])
  const real = holm(chances, ALPHA)
  return rows.map((row, n) => ({
    ...row,
    matters:
      (row.loss >= LEAST_POINTS && real[2 * n] === true) || (row.rankLoss >= LEAST_PLACES && real[2 * n + 1] === true),
  }))
}

function lossesOf(matchup: Matchup, wholes: readonly Whole[], order: string) {
  const cuts = wholes.map((whole, n): Placed => {
    // A match in which the player gave no such order is the same match without it.
    if (!whole.used.has(order)) return whole
    return playRated(matchup, without(whole.player, ABLATIONS[order]!), n)
  })
  const losses = wholes.map(({ points }, n) => points - cuts[n]!.points)
  const places = wholes.map(({ rank }, n) => cuts[n]!.rank - rank)
  return {
    loss: mean(losses),
    error: intervalOf(losses),
    rankLoss: mean(places),
    rankError: intervalOf(places),
    used: mean(wholes.map(({ used }) => (used.has(order) ? 1 : 0))),
    changed: mean(losses.map((loss) => (loss === 0 ? 0 : 1))),
  }
}

/** One-sided probability of a mean this great by chance, from half the width of its 95 % interval. */
const chance = (middle: number, error: number): number => (error === 0 ? 1 : upperTail((1.96 * middle) / error))

/** Upper tail of the normal distribution (Abramowitz & Stegun 26.2.17, to 1e-7). */
function upperTail(z: number): number {
  if (z < 0) return 1 - upperTail(-z)
  const t = 1 / (1 + 0.2316419 * z)
  const series = [0.31938153, -0.356563782, 1.781477937, -1.821255978, 1.330274429]
  const sum = series.reduceRight((rest, term) => t * (term + rest), 0)
  return (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * sum
}

/** Which of several findings stand together at a level, by Holm's step-down. */
export function holm(chances: readonly number[], alpha: number): readonly boolean[] {
  const stand = chances.map(() => false)
  const order = [...chances.keys()].sort((a, b) => chances[a]! - chances[b]!)
  for (const [step, n] of order.entries()) {
    if (chances[n]! > alpha / (chances.length - step)) break
    stand[n] = true
  }
  return stand
}
