import { spoilsOf, stakeWeight } from '#shared/analysis/points'
import { type Contests, contestOdds, type Prize } from '#shared/bots/mind/contests'
import type { Effect } from '#shared/bots/mind/effects'
import { unspentEffect } from '#shared/bots/mind/effects'
import { type ForceBalance, tensionSlopes } from '#shared/bots/mind/forceBalance'
import { fromNextYear, keptFor, type Outlook, reachedBy, stakesToCome } from '#shared/bots/mind/outlook'
import { recordOfRival } from '#shared/bots/mind/record'
import { wordPrice } from '#shared/bots/mind/word'
import type { PowerId } from '#shared/ids'
import { logistic, pow } from '#shared/math'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { PlayerView } from '#shared/view/observation'

/** What everything is worth to a mind, in points of its own final score, by its own interest and what is left of the match. */
export interface Prices {
  /** A point of output, from now on. */
  readonly gdp: number
  /** A budget point left for welfare. */
  readonly budget: number
  /** A unit of influence share that is kept as alignments drift, and one that alignments drift towards. */
  readonly shareWon: number
  readonly shareDrawn: number
  /** A unit of security held all the years that come after this one, and a point of tension with each rival. */
  readonly security: number
  readonly tension: Readonly<Record<PowerId, number>>
  /** A point of what tension with each rival settles at. */
  readonly rest: Readonly<Record<PowerId, number>>
  /** A unit of log-odds in the confrontations of this year, and of later ones. */
  readonly oddsNow: number
  readonly oddsLater: number
  /** A point of support, and of integrity. */
  readonly support: number
  readonly integrity: number
}

/** The rung on which confrontations mostly end, for prices; and the odds at which a rival is as likely to demand as not. */
const USUAL_RUNG = 2
const TEMPTING_ODDS = 0.4
/** How sharply a rival's readiness to demand grows with its odds. */
const KEENNESS = 8

/** Prices of a view. `startGdp` is the viewer's output in the first year, which views do not show. */
export function pricesOf(
  ruleset: Ruleset,
  view: PlayerView,
  known: {
    readonly outlook: Outlook
    readonly standing: ForceBalance
    readonly contests: Contests
    readonly startGdp: number
  },
): Prices {
  const { outlook, standing, contests, startGdp } = known
  const { weights, me } = outlook
  const { trendGrowth, prosperCeiling } = ruleset.scoring
  const trend = startGdp * pow(1 + trendGrowth, view.year)
  const full = me.gdp / trend >= prosperCeiling
  const wanted = agendaPrices(ruleset, view, outlook, standing)
  const gdp = (full ? 0 : (weights.prosper * keptFor(outlook, 1)) / trend) + wanted.gdp
  const slope = weights.influence * influenceSlope(ruleset, view, me.influence)
  const shareDrawn = slope * reachedBy(outlook, ruleset.influence.drift)
  const slopes = tensionSlopes(ruleset, standing)
  const odds = contestPrices(ruleset, view, outlook, contests)
  const calm = weights.security * keptFor(outlook, ruleset.tension.decay)
  const settling = weights.security * reachedBy(outlook, 1 - ruleset.tension.decay)
  const byRival = (price: (n: number) => number): Readonly<Record<PowerId, number>> =>
    Object.fromEntries(standing.rivals.map(({ id }, n) => [id, price(n)]))
  const calmed = (n: number) => (standing.rivals[n]?.id === view.self.agenda?.rival ? 1 : 0)
  const { integrityFloor } = ruleset.influence
  const word = integrityFloor + ((1 - integrityFloor) * me.integrity) / 100
  const support = ruleset.balance.home * odds.later
  return {
    gdp,
    budget: gdp * (unspentEffect(ruleset, view, 1, startGdp).gdp ?? 0),
    shareWon: slope * keptFor(outlook, 1 - ruleset.influence.drift),
    shareDrawn,
    security: weights.security * fromNextYear(outlook),
    tension: byRival((n) => calm * (slopes[n] ?? 0) - calmed(n) * wanted.tension),
    rest: byRival((n) => settling * (slopes[n] ?? 0) - calmed(n) * wanted.rest),
    oddsNow: odds.now,
    oddsLater: odds.later,
    support,
    integrity:
      (shareDrawn * me.influence * (1 - me.influence) * (1 - integrityFloor)) / (100 * word) +
      wordPrice(ruleset, view, { contests, oddsLater: odds.later, shareDrawn }),
  }
}

/** Points by which a gap that is closed already is taken to be this wide: it can open again. */
const NARROW = 3

/** What a leader's agenda adds to the price of output, and takes for tension with the rival it would calm (clause 1.5). */
function agendaPrices(ruleset: Ruleset, view: PlayerView, { me }: Outlook, { rivals }: ForceBalance) {
  const { agenda } = view.self
  const { points, calmed, growth } = ruleset.agenda
  const left = view.years - view.year
  const nothing = { gdp: 0, tension: 0, rest: 0 }
  if (agenda?.kind === 'detente') {
    const { decay } = ruleset.tension
    const tension = rivals.find(({ id }) => id === agenda.rival)?.tension ?? 0
    const gap = Math.max(NARROW, tension - calmed * (agenda.tension ?? 0))
    return { gdp: 0, tension: (points * pow(decay, left)) / gap, rest: (points * (1 - pow(decay, left + 1))) / gap }
  }
  if (agenda?.kind !== 'prosper') return nothing
  const { baseGrowth, butterGrowth } = ruleset.economy
  const { income, treasury } = view.self
  const target = (agenda.gdp ?? 0) * pow(1 + growth, view.years - agenda.since + 1)
  const poorest = me.gdp * pow(1 + baseGrowth, left + 1)
  const richest =
    me.gdp * pow(1 + baseGrowth + ruleset.treaties.linkGrowth + (butterGrowth * treasury) / income, left + 1)
  return richest < target || poorest >= richest ? nothing : { ...nothing, gdp: points / (richest - poorest) }
}

/** Change of the influence level by a unit of share: it is measured against an equal share of what all hold (clause 9.1). */
function influenceSlope({ scoring }: Ruleset, view: PlayerView, own: number): number {
  const seats = view.powers.length
  const total = view.powers.reduce((sum, { influence }) => sum + influence, 0)
  const full = (scoring.fullInfluence * total) / seats
  return total <= 0 || own >= full ? 0 : (1 - own / total) / full
}

/** Points of this year's confrontations, and of later ones, for a unit of log-odds. */
function contestPrices(ruleset: Ruleset, view: PlayerView, outlook: Outlook, { offers, threats }: Contests) {
  const weight = stakeWeight(ruleset, USUAL_RUNG)
  const later = stakesToCome(outlook)
  const spoils = spoilsOf(ruleset, view.self.interest)
  const slopeOf = ({ odds }: Prize) => odds * (1 - odds)
  let perStake = 0
  for (const prize of threats) perStake += threatOf(view, prize) * slopeOf(prize) * (1 + spoils)
  const [best] = offers
  if (best !== undefined) perStake += slopeOf(best) * (1 + spoils) * logistic(KEENNESS * (best.odds - TEMPTING_ODDS))
  return { now: weight * (outlook.stakes[0] ?? 0) * perStake, later: weight * later * perStake }
}

/** Probability, 0–1, that a rival makes this demand of the viewer in a year. */
export function threatOf(view: PlayerView, { rival, odds }: Prize): number {
  const targets = view.powers.filter(({ bloc }) => bloc !== rival.power.bloc).length
  const { demands } = recordOfRival(view, rival.id)
  const keen = 2 * logistic(KEENNESS * (odds - TEMPTING_ODDS))
  return Math.min(1, (demands * keen) / Math.max(1, targets) + (0.5 * demands * keen) / 2)
}

/** Points that expected demands of rivals cost in all the years to come, were the viewer's own part in contests another. */
export function worryOf(
  ruleset: Ruleset,
  view: PlayerView,
  outlook: Outlook,
  threats: readonly Prize[],
  odds: (prize: Prize) => number = (prize) => contestOdds(ruleset, view, prize),
): number {
  const weight = stakeWeight(ruleset, USUAL_RUNG)
  const spoils = spoilsOf(ruleset, view.self.interest)
  let worry = 0
  for (const prize of threats) {
    const now = { ...prize, odds: odds(prize) }
    worry += threatOf(view, now) * (now.odds - (1 - now.odds) * spoils)
  }
  return worry * weight * stakesToCome(outlook)
}

/** What an effect is worth. */
export function worthOf(prices: Prices, { gdp = 0, share = 0, support = 0, integrity = 0, tension }: Effect): number {
  let worth = gdp * prices.gdp + share * prices.shareWon + support * prices.support + integrity * prices.integrity
  for (const [id, points] of Object.entries(tension ?? {})) worth += points * (prices.tension[id as PowerId] ?? 0)
  return worth
}
