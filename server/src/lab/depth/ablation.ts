import { intervalOf, type Rating, rate } from '#server/lab/depth/rate'
import type { Bot } from '#shared/bots/define'
import { mean } from '#shared/math'
import type { Order } from '#shared/orders/index'
import type { Scenario } from '#shared/scenario/schema'

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

/** What a policy loses when it may not give one kind of order. */
interface Ablated {
  readonly policy: string
  readonly order: string
  /** Points lost, their mean, with half the width of a 95 % interval. */
  readonly loss: number
  readonly error: number
  /** Places lost, their mean, with the same. */
  readonly rankLoss: number
  readonly rankError: number
  /** Share of matches in which the points came out otherwise. */
  readonly changed: number
  /** It costs 5 points or 0.15 of a place, and is not chance by Holm's step-down over all rows (Holm 1979). */
  readonly matters: boolean
}

/** Loss that matters, in points and in places. */
const LEAST_POINTS = 5
const LEAST_PLACES = 0.15
const ALPHA = 0.05

/** What policies lose without each kind of order, over paired matches. */
export function ablate(
  scenario: Scenario,
  bots: Readonly<Record<string, Bot>>,
  matches: number,
  seed: string,
): readonly Ablated[] {
  if (matches === 0) return []
  const rows = Object.entries(bots).flatMap(([policy, bot]) => {
    const whole = rate(scenario, policy, bot, matches, seed)
    return Object.entries(ABLATIONS).map(([order, forbidden]) => {
      process.stderr.write(`${policy} without ${order}\n`)
      return { policy, order, ...lossesOf(whole, rate(scenario, order, without(bot, forbidden), matches, seed)) }
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

function lossesOf(whole: Rating, cut: Rating) {
  const losses = whole.points.map((points, n) => points - (cut.points[n] ?? 0))
  const places = cut.ranks.map((rank, n) => rank - (whole.ranks[n] ?? 0))
  return {
    loss: mean(losses),
    error: intervalOf(losses),
    rankLoss: mean(places),
    rankError: intervalOf(places),
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
