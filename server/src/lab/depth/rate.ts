import { SEATS, totalsOf, winnerOf, YEARS } from '#server/lab/depth/field'
import type { Bot } from '#shared/bots/define'
import { playMatch } from '#shared/match/playMatch'
import { mean } from '#shared/math'
import { createRng } from '#shared/rng'
import { RULESET } from '#shared/ruleset/ruleset'
import type { Scenario } from '#shared/scenario/schema'
import { type Draw, playerAt } from '#shared/trials/naturalMatch'

/** What a policy is rated in: match n of equal settings has the same opponents, seat and luck, whatever the policy. */
export interface Matchup {
  readonly scenario: Scenario
  /** The five others. */
  readonly field: Draw
  readonly seed: string
}

/** One match of a player against five others, on a seat by lot. */
export interface Placed {
  readonly points: number
  /** Place among all, 1 is best. */
  readonly rank: number
  readonly won: boolean
}

/** How a policy did over paired matches. */
export interface Rating {
  readonly policy: string
  readonly n: number
  /** Mean points, with half the width of a 95 % interval. */
  readonly score: number
  readonly scoreError: number
  /** Wins over its share of the seats; 1 is fair. */
  readonly winShare: number
  readonly winError: number
  readonly meanRank: number
  readonly points: readonly number[]
}

/** The player of match n. */
export const focalPlayer = (player: Draw, { seed }: Matchup, n: number): Bot =>
  player(createRng(`${seed} ${n}`).split('player'))

/** Plays match n of a matchup. */
export function playRated({ scenario, field, seed: run }: Matchup, player: Bot, n: number): Placed {
  const seed = `${run} ${n}`
  const focal = createRng(seed).split('focal').integer(SEATS)
  const bots = Array.from({ length: SEATS }, (_, seat) => (seat === focal ? player : playerAt(field, seed, seat)))
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
export function rate(matchup: Matchup, policy: string, player: Draw, matches: number): Rating {
  const played = Array.from({ length: matches }, (_, n) => playRated(matchup, focalPlayer(player, matchup, n), n))
  const points = played.map((one) => one.points)
  const wins = played.map(({ won }) => (won ? SEATS : 0))
  return {
    policy,
    n: matches,
    score: mean(points),
    scoreError: intervalOf(points),
    winShare: mean(wins),
    winError: intervalOf(wins),
    meanRank: mean(played.map(({ rank }) => rank)),
    points,
  }
}
