import { type Arsenal, type ExchangeOutcome, fullExchange, totalWarheads } from '#shared/analysis/exchange'
import { clamp } from '#shared/math'
import type { Ruleset } from '#shared/ruleset/ruleset'

/** The two pre-emption thresholds of a pair and what follows from them. */
export interface PairStability {
  /**
   * p* of each side, 0–1: the probability of being struck above which striking first is the lesser evil. 1 means no
   * fear could justify it.
   */
  readonly first: number
  readonly second: number
  /** Kent–Thaler first-strike stability index: the product of both, 0–1. */
  readonly index: number
  /** National value each side would lose to the other's answer after striking first: what deters it. */
  readonly firstDeterred: number
  readonly secondDeterred: number
}

/** The exchanges of a pair, each begun by one of them. */
export interface PairExchanges {
  /** The first strikes the second. */
  readonly forward: ExchangeOutcome
  /** The second strikes the first. */
  readonly backward: ExchangeOutcome
}

/** What both would lose, whichever of them strikes. */
export const exchangesOf = (ruleset: Ruleset, first: Arsenal, second: Arsenal): PairExchanges => ({
  forward: fullExchange(ruleset, first, second),
  backward: fullExchange(ruleset, second, first),
})

/**
 * First-strike stability of a pair (Kent & Thaler 1989; the-model B9). The cost of going first is the answer, plus what
 * first use costs, less what disarming a rival gains; the cost of going second is the strike plus what being disarmed
 * invites. No term rewards deaths.
 */
export function stabilityOf(
  ruleset: Ruleset,
  first: Arsenal,
  second: Arsenal,
  { forward, backward }: PairExchanges = exchangesOf(ruleset, first, second),
): PairStability {
  const s = ruleset.scoring
  const threshold = (first_: ExchangeOutcome, second_: ExchangeOutcome, rivalArmed: boolean) => {
    if (!rivalArmed) return 1
    const costFirst = first_.attackerLoss + s.firstUseCost - s.disarmGain * first_.disarmed
    const costSecond = second_.defenderLoss + s.coercionLoss * second_.disarmed
    return costSecond <= 0 ? 1 : clamp(costFirst / costSecond, 0, 1)
  }
  const ofFirst = threshold(forward, backward, totalWarheads(second.warheads) > 0)
  const ofSecond = threshold(backward, forward, totalWarheads(first.warheads) > 0)
  return {
    first: ofFirst,
    second: ofSecond,
    index: ofFirst * ofSecond,
    firstDeterred: forward.attackerLoss,
    secondDeterred: backward.attackerLoss,
  }
}
