import type { PowerId } from '#shared/ids'
import { clamp, ln, logistic } from '#shared/math'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { Cause } from '#shared/ruleset/vocabulary'
import type { DeclaredDoctrine } from '#shared/state/gameState'

/** What a confrontation turns on when the ground decides, in the order in which it is shown (clause 7.12). */
export const BALANCE_BARS = [
  'possession',
  'ground',
  'exposure',
  'promise',
  'words',
  'home',
  'ties',
  'spies',
  'climbed',
] as const
/** One thing a confrontation turns on. */
export type BalanceBar = (typeof BALANCE_BARS)[number]

/** What each side of a confrontation brings to it. */
export interface BalanceSide {
  /** What it has on the spot: 1 of a power that has nothing there. */
  readonly strength: number
  /** Its exposure to the other, 0–1. */
  readonly exposed: number
  /** What it has said: about −1 to 2. */
  readonly words: number
  /** Support at home, 0–100. */
  readonly support: number
  /** Its dependence on the other's market, 0–1; 0 without a tie. */
  readonly dependence: number
  /** Its spy level on the other this year, 0–3. */
  readonly spies: number
  /** Steps it has climbed. */
  readonly climbed: number
}

/** A confrontation as a balance. */
export interface BalanceFacts {
  /** The challenger has been wronged: a secret base or cheating was found. */
  readonly wronged: boolean
  /** Credibility of the defender's promise to the state at stake, 0–1; 0 without one. */
  readonly promise: number
  readonly challenger: BalanceSide
  readonly defender: BalanceSide
}

/** Whether the challenger of a confrontation has been wronged, by its cause. */
export const isWronged = (cause: Cause): boolean => cause === 'baseDiscovered' || cause === 'cheatingFound'

/** How the balance stands. */
export interface Balance {
  /** Log-odds in favour of the challenger. */
  readonly bars: Readonly<Record<BalanceBar, number>>
  /** Probability, 0–1, that the challenger prevails when the ground decides. */
  readonly odds: number
}

/**
 * The balance of a confrontation: possession and the local balance of forces (Huth & Russett 1984), whose answer is surer, the
 * tied hands of a promise (Fearon 1997), words and steps (Schelling 1966), people at home, and markets (Hirschman 1945). That
 * numbers of warheads coerce is disputed (Sechser & Fuhrmann 2017): here only the lack of an answer does.
 */
export function balanceOf(
  { balance: b }: Ruleset,
  { wronged, promise, challenger: c, defender: d }: BalanceFacts,
): Balance {
  const bars = {
    possession: wronged ? b.possession : -b.possession,
    ground: b.ground * clamp(ln(c.strength / d.strength), -b.groundMost, b.groundMost),
    exposure: b.exposure * (d.exposed - c.exposed),
    promise: -b.promise * promise,
    words: b.words * (c.words - d.words),
    home: b.home * (c.support - d.support),
    ties: b.ties * (d.dependence - c.dependence),
    spies: b.spies * (c.spies - d.spies),
    climbed: b.climbed * (c.climbed - d.climbed),
  }
  let logOdds = 0
  for (const bar of BALANCE_BARS) logOdds += bars[bar]
  return { bars, odds: logistic(logOdds) }
}

/** What a power has at the place of a confrontation. */
export interface LocalForces {
  readonly formations: number
  /** Lesser states it has promised to protect: every further promise thins out what it has on the spot. */
  readonly promises: number
  /** Nearness of the state at stake, 0–1; 1 where none is. */
  readonly near: number
  /** It has a base there. */
  readonly based: boolean
  /** Its pull on the state, 0–1. */
  readonly pull: number
}

/** Strength on the spot: 1 of a power that has nothing there. */
export function localStrength(
  { balance: b }: Ruleset,
  { formations, promises, near, based, pull }: LocalForces,
): number {
  const thinned = formations / (1 + b.spread * Math.max(0, promises - 1))
  return 1 + b.perFormation * thinned * near + (based ? b.perBase : 0) + b.perPull * pull
}

/** What a side has said: its doctrine, and a threat of this year. */
export function wordsSaid(
  { balance: b }: Ruleset,
  { aim, against }: DeclaredDoctrine,
  other: PowerId,
  { threatened, challenges }: { readonly threatened: boolean; readonly challenges: boolean },
): number {
  const threat = threatened ? b.wordThreat : 0
  if (aim === 'unlimited') return threat + b.wordUnlimited
  if (aim === 'limited') return threat + (against === other ? b.wordLimited : 0)
  return threat + (challenges ? -b.wordMinimal : b.wordMinimal)
}

/** Dependence, 0–1, of a power on a partner in trade: the partner's share of both outputs. */
export const tradeDependence = (own: number, partner: number): number => partner / (own + partner)
