import { SEATS, totalsOf, winnerOf, YEARS } from '#server/lab/depth/field'
import { anyBot } from '#server/lab/naturalMatch'
import type { Bot } from '#shared/bots/define'
import { BOTS } from '#shared/bots/index'
import { playMatch } from '#shared/match/playMatch'
import { mean } from '#shared/math'
import { createRng } from '#shared/rng'
import { RULESET } from '#shared/ruleset/ruleset'
import type { Scenario } from '#shared/scenario/schema'

/** One match of a policy against five random named bots, on a seat by lot. */
interface Rated {
  readonly points: number
  /** Place among all, 1 is best. */
  readonly rank: number
  readonly won: boolean
}

/** How a policy did over paired matches: opponents, seat and luck of match n are the same for every policy. */
export interface Rating {
  readonly policy: string
  readonly n: number
  /** Mean points, with half the width of a 95 % interval. */
  readonly score: number
  readonly scoreError: number
  /** Wins over its share of the seats; 1 is fair. */
  readonly winShare: number
  readonly meanRank: number
  readonly points: readonly number[]
  /** Places of the matches, in the order of `points`. */
  readonly ranks: readonly number[]
}

function playOne(scenario: Scenario, bot: Bot, seed: string): Rated {
  const focal = createRng(seed).split('focal').integer(SEATS)
  const bots = Array.from({ length: SEATS }, (_, seat): Bot => (seat === focal ? bot : BOTS[anyBot(seed, seat)]))
  const totals = totalsOf(playMatch({ ruleset: RULESET, scenario, years: YEARS, bots, seed }))
  const points = totals[focal] ?? 0
  return { points, rank: 1 + totals.filter((other) => other > points).length, won: winnerOf(totals) === focal }
}

/** Half the width of a 95 % interval of a mean. */
export function intervalOf(values: readonly number[]): number {
  const middle = mean(values)
  const spread = mean(values.map((value) => (value - middle) * (value - middle)))
  return 1.96 * Math.sqrt(spread / Math.max(1, values.length - 1))
}

/** Rates a policy over `matches` matches. */
export function rate(scenario: Scenario, policy: string, bot: Bot, matches: number, seed: string): Rating {
  const played = Array.from({ length: matches }, (_, n) => playOne(scenario, bot, `${seed} ${n}`))
  const points = played.map((one) => one.points)
  return {
    policy,
    n: matches,
    score: mean(points),
    scoreError: intervalOf(points),
    winShare: SEATS * mean(played.map(({ won }) => (won ? 1 : 0))),
    meanRank: mean(played.map(({ rank }) => rank)),
    points,
    ranks: played.map(({ rank }) => rank),
  }
}
