import { cityDamage } from '#shared/analysis/damage'
import { clamp, interpolate, interpolateGrid, lerp } from '#shared/math'
import {
  type ByLeg,
  type ByReadinessLeg,
  FULLY_READY,
  LEAST_READY,
  LEGS,
  type Leg,
  NO_WARHEADS,
  type ReadinessLeg,
} from '#shared/ruleset/forces'
import { FLIGHTS, type FlightSpeed, LEG_RULES, type LegRule } from '#shared/ruleset/legs'
import type { Ruleset } from '#shared/ruleset/ruleset'

/** Warheads by leg. */
export type Warheads = ByLeg<number>

/** Everything of a power that an exchange depends on, the truth or an estimate of it. */
export interface Arsenal {
  readonly warheads: Warheads
  /** Interceptors of the active defence. */
  readonly interceptors: number
  /** Levels of shelters: passive defence. */
  readonly shelters: number
  /** Technology levels; fractions mean a belief spread over levels. */
  readonly accuracy: number
  readonly hardness: number
  readonly quieting: number
  readonly detection: number
  /** 1–5 by leg. */
  readonly readiness: ByReadinessLeg<number>
  /** Probability that the order to answer gets out after a first strike. */
  readonly command: number
  /** Millions. */
  readonly population: number
}

/** Warheads of all legs. */
export function totalWarheads(warheads: Warheads): number {
  let total = 0
  for (const leg of LEGS) total += warheads[leg]
  return total
}

/**
 * Share, 0–1, of a leg that is not at its aimpoints: boats at sea, bombers in the air. A leg without a readiness of its
 * own stands as at readiness 1.
 */
function awayShare({ ownReadiness, awayLow, awayHigh }: LegRule, leg: Leg, readiness: Arsenal['readiness']): number {
  const level = ownReadiness ? readiness[leg as ReadinessLeg] : LEAST_READY
  return lerp(awayLow, awayHigh, (level - LEAST_READY) / (FULLY_READY - LEAST_READY))
}

/** Probability that what is away and can be hunted is found and destroyed as the strike begins. */
export function huntChance(ruleset: Ruleset, attackerDetection: number, defenderQuieting: number): number {
  const { top } = ruleset.researchLines.detection
  return ruleset.exchange.huntPerDetection * clamp(attackerDetection - defenderQuieting + 1, 0, top)
}

/** Kill probability of one arriving warhead on a hardened aimpoint; between whole levels the table is interpolated. */
export const hardTargetKill = ({ tables }: Ruleset, accuracy: number, hardness: number): number =>
  interpolateGrid(tables.hardKill, accuracy, hardness)

/** Warheads on one aimpoint of a leg whose owner has this accuracy: several on a missile once accuracy makes them worth it. */
export const warheadsPerAimpoint = ({ forces, tables }: Ruleset, leg: Leg, accuracy: number): number =>
  forces[leg].perAimpoint * (forces[leg].multiple ? interpolate(tables.warheadsPerMissile, accuracy) : 1)

/** Warheads of a salvo that can be aimed at forces, as a share of all it holds; 1 of an empty one. */
export function preciseShare({ forces }: Ruleset, warheads: Warheads): number {
  const total = totalWarheads(warheads)
  let precise = 0
  for (const leg of LEGS) precise += warheads[leg] * forces[leg].precise
  return total > 0 ? precise / total : 1
}

/** Warheads that get past `interceptors` when `tracks` come at once (the-model B8: leakage, saturated by numbers). */
export function leakage(ruleset: Ruleset, tracks: number, interceptors: number): number {
  if (tracks <= 0) return 0
  const k = ruleset.exchange.interceptorKill
  if (k <= 0) return tracks
  const perTrack = interceptors / tracks
  if (perTrack <= 1) return tracks * (1 - k * perTrack)
  let leak = tracks
  let shots = perTrack
  // By expectation tracks may be ever so few, and shots at each more than can be counted down: nothing gets past long before.
  for (; shots >= 1 && leak > 0; shots--) leak *= 1 - k
  return leak > 0 ? leak * (1 - k * shots) : 0
}

/** What a counterforce attack leaves, and what it cost to get there. */
export interface Drawdown {
  readonly survivors: Warheads
  /** Warheads a planner would really spend: the rest kill too little each to be worth sending. */
  readonly spent: number
}

/** Legs in the order in which a planner takes them when a warhead kills as much on either: soft aimpoints first. */
const TARGET_ORDER: readonly Leg[] = [
  ...LEGS.filter((leg) => !LEG_RULES[leg].hardened),
  ...LEGS.filter((leg) => LEG_RULES[leg].hardened),
]

/** A number for each leg under attack, in that order. */
const byTarget = (): Float64Array => new Float64Array(TARGET_ORDER.length)

/** The aimpoints of each leg under attack: scratch of `drawdown`, which minds call some ten thousand times in a match. */
const AIMPOINTS = {
  counts: byTarget(),
  /** Kill probability of one warhead. */
  kills: byTarget(),
  /** Warheads the next one arriving kills. */
  worths: byTarget(),
  /** Warheads aimed at each so far. */
  shots: byTarget(),
  /** Warheads destroyed so far, those that were hunted down included. */
  losses: byTarget(),
} as const

/**
 * The drawdown of `defender` by `arriving` warheads (precise enough, and already past reliability and defence): aimpoints are hit in order of
 * warheads killed per warhead spent, at most `shotsPerTarget` each, none below the planner's limit (the-model B8). What is
 * away from its aimpoints is not there to be hit; some of it is hunted down.
 */
export function drawdown(
  ruleset: Ruleset,
  arriving: number,
  attacker: Pick<Arsenal, 'accuracy' | 'detection'>,
  defender: Pick<Arsenal, 'warheads' | 'readiness' | 'hardness' | 'quieting' | 'accuracy'>,
): Drawdown {
  const { softKill, stopBelow, shotsPerTarget } = ruleset.exchange
  const { warheads } = defender
  const hardened = hardTargetKill(ruleset, attacker.accuracy, defender.hardness)
  const hunted = huntChance(ruleset, attacker.detection, defender.quieting)
  const { counts, kills, worths, shots, losses } = AIMPOINTS
  for (let n = 0; n < TARGET_ORDER.length; n++) {
    const leg = TARGET_ORDER[n]!
    const { hardened: isHardened, hunted: isHunted, ownReadiness, awayLow, awayHigh } = ruleset.forces[leg]
    const all = warheads[leg]
    const level = ownReadiness ? defender.readiness[leg as ReadinessLeg] : LEAST_READY
    const away = all * lerp(awayLow, awayHigh, (level - LEAST_READY) / (FULLY_READY - LEAST_READY))
    const atHome = all - away
    const count = Math.ceil(atHome / warheadsPerAimpoint(ruleset, leg, defender.accuracy))
    const kill = isHardened ? hardened : softKill
    counts[n] = count
    kills[n] = kill
    worths[n] = count > 0 ? (atHome / count) * kill : 0
    shots[n] = 0
    losses[n] = isHunted ? away * hunted : 0
  }
  let left = arriving
  for (let next = worthiest(); left > 0 && worths[next]! >= stopBelow; next = worthiest()) {
    const used = Math.min(left, counts[next]!)
    losses[next]! += used * worths[next]!
    left -= used
    shots[next]!++
    worths[next] = shots[next]! < shotsPerTarget ? worths[next]! * (1 - kills[next]!) : 0
  }
  const survivors = { ...NO_WARHEADS }
  for (let n = 0; n < TARGET_ORDER.length; n++) {
    const leg = TARGET_ORDER[n]!
    survivors[leg] = warheads[leg] - losses[n]!
  }
  return { survivors, spent: arriving - left }
}

/** The leg on whose aimpoints the next warhead kills most, by its place in the order; the first of equals. */
function worthiest(): number {
  const { worths } = AIMPOINTS
  let best = 0
  for (let n = 1; n < TARGET_ORDER.length; n++) if (worths[n]! > worths[best]!) best = n
  return best
}

/** Share of what falls on cities that finds people outside shelters (hurdle 6). */
export const exposedShare = (ruleset: Ruleset, shelters: number): number => 1 - ruleset.exchange.shelterShare * shelters

/** Warheads of a salvo that work and reach the other side, before active defence (hurdles 1, 4 and reliability). */
export function arrivingWarheads(ruleset: Ruleset, warheads: Warheads): number {
  const { fielded, reliability, bomberReach } = ruleset.exchange
  let missiles = 0
  let aircraft = 0
  for (const leg of LEGS) {
    if (ruleset.forces[leg].carrier === 'missile') missiles += warheads[leg]
    else aircraft += warheads[leg]
  }
  return (missiles + aircraft * bomberReach) * fielded * reliability
}

/** How long a salvo flies: a number of the alarms chapter. */
export function flightTime(warheads: Warheads): FlightSpeed {
  const flies = (flight: FlightSpeed) => LEGS.some((leg) => warheads[leg] > 0 && LEG_RULES[leg].flight === flight)
  return FLIGHTS.find(flies) ?? 'minutesNear'
}

/** Warheads a power can fire at once: of some legs only what is away from its aimpoints, unless the strike is prepared. */
export function launchableWarheads(
  ruleset: Ruleset,
  { warheads, readiness }: Pick<Arsenal, 'warheads' | 'readiness'>,
  prepared: boolean,
): Warheads {
  const ready = { ...NO_WARHEADS }
  for (const leg of LEGS) {
    const rule = ruleset.forces[leg]
    const all = rule.firesAtHome === 'always' || (prepared && rule.firesAtHome === 'prepared')
    ready[leg] = all ? warheads[leg] : Math.floor(warheads[leg] * awayShare(rule, leg, readiness))
  }
  return ready
}

/** A full exchange by expectation: one side strikes the other's forces, is answered on its cities, answers in kind. */
export interface ExchangeOutcome {
  /** National value each side loses, 0–1. */
  readonly attackerLoss: number
  readonly defenderLoss: number
  /** Share of the defender's warheads destroyed on the ground and at sea. */
  readonly disarmed: number
  /** EMT of the answer that comes down on the attacker. */
  readonly answerEmt: number
  /** Warheads that would get past the defender's interceptors if the attacker fired all it can. */
  readonly arriving: number
}

/**
 * What both sides would lose if `attacker` struck first with everything useful against forces, kept the rest for
 * cities, and `defender` answered on cities with what survived. The basis of the pre-emption threshold (the-model B9).
 */
export function fullExchange(ruleset: Ruleset, attacker: Arsenal, defender: Arsenal): ExchangeOutcome {
  const x = ruleset.exchange
  const fired = launchableWarheads(ruleset, attacker, true)
  const arriving = leakage(ruleset, arrivingWarheads(ruleset, fired), defender.interceptors)
  const { survivors, spent } = drawdown(ruleset, arriving * preciseShare(ruleset, fired), attacker, defender)
  const answer = arrivingWarheads(ruleset, survivors) * defender.command
  const answerEmt =
    leakage(ruleset, answer, attacker.interceptors) * x.megatonsEquivalent * exposedShare(ruleset, attacker.shelters)
  const cityEmt =
    (spent * x.collateral + (arriving - spent)) * x.megatonsEquivalent * exposedShare(ruleset, defender.shelters)
  const total = totalWarheads(defender.warheads)
  return {
    attackerLoss: cityDamage(ruleset, answerEmt, attacker.population).loss,
    defenderLoss: cityDamage(ruleset, cityEmt, defender.population).loss,
    disarmed: total > 0 ? clamp(1 - totalWarheads(survivors) / total, 0, 1) : 0,
    answerEmt,
    arriving,
  }
}
