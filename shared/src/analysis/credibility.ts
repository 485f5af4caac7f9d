import { clamp, logistic } from '#shared/math'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { CredibilityParts } from '#shared/state/lesserState'

/** What bears on the promise of a patron to a client against a challenger. */
export interface PromiseFacts {
  /** 0–100. */
  readonly integrity: number
  /** Pull of the patron on the client, 0–1. */
  readonly ties: number
  /** The promise was made in public. */
  readonly pledged: boolean
  /** The patron keeps a base there. */
  readonly base: boolean
  /** The promise was repeated this year. */
  readonly reaffirmed: boolean
  /** Other clients of the patron, who watch. */
  readonly watchers: number
  /** National value the patron would lose to the challenger's answer, 0–1. */
  readonly exposure: number
  /** Patron's share of the conventional strength of patron and challenger, 0–1. */
  readonly ground: number
}

/** Credibility of an umbrella: the probability that the patron honours it, and the parts behind that. */
export interface Credibility {
  /** Probability that the patron would honour its promise, 0–1. */
  readonly honour: number
  readonly parts: CredibilityParts
}

/**
 * Credibility of an umbrella: would the patron trade its own city for the client's? Log-odds of honouring are what it
 * has at stake and its name, less what the challenger can do to it (the-model B12, after Huth & Russett 1984).
 */
export function credibilityOf(ruleset: Ruleset, facts: PromiseFacts): Credibility {
  const u = ruleset.umbrellas
  const word = facts.integrity / 100
  const stake =
    u.stakeFloor +
    u.stakeSpan * facts.ties +
    (facts.pledged ? u.treaty : 0) +
    (facts.base ? u.presence : 0) +
    (facts.reaffirmed ? u.reaffirmed : 0)
  const name =
    u.reputation * word * Math.min(1, facts.watchers / u.watchers) - u.doubt * Math.max(0, u.doubtBelow - word)
  const risk = facts.exposure * (1 - u.limitedOption * facts.ground)
  const most = u.stakeFloor + u.stakeSpan + u.treaty + u.presence + u.reaffirmed
  return {
    honour: logistic((stake + name - risk) / u.spread),
    parts: {
      word: Math.round(facts.integrity),
      stake: Math.round((100 * stake) / most),
      risk: Math.round(100 * (1 - clamp(facts.exposure, 0, 1))),
      balance: Math.round(100 * facts.ground),
    },
  }
}
