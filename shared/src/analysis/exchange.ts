import { cityDamage } from '#shared/analysis/damage'
import { clamp, mix } from '#shared/math'
import type { Leg, ReadinessLeg } from '#shared/ruleset/forces'
import type { Ruleset } from '#shared/ruleset/ruleset'
import { SINGLE_SHOT_KILL } from '#shared/ruleset/tables'

/** Warheads by leg. */
export type Warheads = Readonly<Record<Leg, number>>

/** Everything of a power that an exchange depends on, be it the truth or somebody's estimate of it. */
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
  readonly readiness: Readonly<Record<ReadinessLeg, number>>
  /** Probability that the order to answer gets out after a first strike. */
  readonly command: number
  /** Millions. */
  readonly population: number
}

export const totalWarheads = ({ silos, submarines, bombers, forward }: Warheads): number =>
  silos + submarines + bombers + forward

/** Share of bombers off the ground, or able to be, at a readiness of 1–5. */
export function alertShare(ruleset: Ruleset, readiness: number): number {
  return mix(ruleset.exchange.alertBombersLow, ruleset.exchange.alertBombersHigh, (readiness - 1) / 4)
}

/** Share of submarines at sea at a readiness of 1–5. */
export function seaShare(ruleset: Ruleset, readiness: number): number {
  return mix(ruleset.exchange.atSeaLow, ruleset.exchange.atSeaHigh, (readiness - 1) / 4)
}

/** Probability that a boat at sea is found and sunk as the strike begins. */
export function huntChance(ruleset: Ruleset, attackerDetection: number, defenderQuieting: number): number {
  return ruleset.exchange.huntPerDetection * clamp(attackerDetection - defenderQuieting + 1, 0, 5)
}

/** Kill probability of one arriving warhead on a silo; levels may be fractional, rows are interpolated. */
export function siloKill(accuracy: number, hardness: number): number {
  const at = (row: number, column: number) => SINGLE_SHOT_KILL[row]?.[column] ?? 0
  const a = clamp(accuracy, 0, 5)
  const h = clamp(hardness, 0, 4)
  const row = Math.min(4, Math.floor(a))
  const column = Math.min(3, Math.floor(h))
  return mix(
    mix(at(row, column), at(row, column + 1), h - column),
    mix(at(row + 1, column), at(row + 1, column + 1), h - column),
    a - row,
  )
}

/** Warheads that get past `interceptors` when `tracks` come at once (the-model B8: leakage, saturated by numbers). */
export function leakage(ruleset: Ruleset, tracks: number, interceptors: number): number {
  if (tracks <= 0) return 0
  const k = ruleset.exchange.interceptorKill
  const perTrack = interceptors / tracks
  if (perTrack <= 1) return tracks * (1 - k * perTrack)
  let leak = tracks
  let shots = perTrack
  for (; shots >= 1; shots--) leak *= 1 - k
  return leak * (1 - k * shots)
}

/** One kind of aimpoint under attack: how many there are, and what the next warhead on each kills. */
interface Aimpoints {
  readonly leg: Leg
  readonly count: number
  readonly kill: number
  worth: number
  shots: number
}

function aimpoints(leg: Leg, exposed: number, size: number, kill: number): Aimpoints {
  const count = Math.ceil(exposed / size)
  return { leg, count, kill, worth: count > 0 ? (exposed / count) * kill : 0, shots: 0 }
}

/** The kind on which the next warhead kills most; the first of equals. */
function mostWorth(kinds: readonly [Aimpoints, ...Aimpoints[]]): Aimpoints {
  let best = kinds[0]
  for (const kind of kinds) if (kind.worth > best.worth) best = kind
  return best
}

/** What a counterforce attack leaves, and what it cost to get there. */
export interface Drawdown {
  readonly survivors: Warheads
  /** Warheads a planner would really spend: the rest kill too little each to be worth sending. */
  readonly spent: number
}

/**
 * The drawdown of `defender` by `arriving` warheads (already past reliability and defence): ports, bases and silos are
 * hit in order of warheads killed per warhead spent, at most three shots each, none below the planner's limit.
 * Submarines at sea and bombers on alert are not there to be hit; some boats are found.
 */
export function drawdown(
  ruleset: Ruleset,
  arriving: number,
  attacker: Pick<Arsenal, 'accuracy' | 'detection'>,
  defender: Pick<Arsenal, 'warheads' | 'readiness' | 'hardness' | 'quieting'>,
): Drawdown {
  const x = ruleset.exchange
  const { silos, submarines, bombers, forward } = defender.warheads
  const atSea = submarines * seaShare(ruleset, defender.readiness.submarines)
  const aloft = bombers * alertShare(ruleset, defender.readiness.bombers)
  const kinds = [
    aimpoints('submarines', submarines - atSea, x.portWarheads, x.softKill),
    aimpoints('bombers', bombers - aloft, x.baseWarheads, x.softKill),
    aimpoints('forward', forward, x.forwardWarheads, x.softKill),
    aimpoints('silos', silos, 1, siloKill(attacker.accuracy, defender.hardness)),
  ] as const
  const sunk = atSea * huntChance(ruleset, attacker.detection, defender.quieting)
  const lost = { silos: 0, submarines: sunk, bombers: 0, forward: 0 }
  let left = arriving
  for (let kind = mostWorth(kinds); left > 0 && kind.worth >= x.stopBelow; kind = mostWorth(kinds)) {
    const used = Math.min(left, kind.count)
    lost[kind.leg] += used * kind.worth
    left -= used
    kind.shots++
    kind.worth = kind.shots < x.shotsPerTarget ? kind.worth * (1 - kind.kill) : 0
  }
  return {
    survivors: {
      silos: silos - lost.silos,
      submarines: submarines - lost.submarines,
      bombers: bombers - lost.bombers,
      forward: forward - lost.forward,
    },
    spent: arriving - left,
  }
}

/** Share of what falls on cities that finds people outside shelters (hurdle 6). */
export const exposed = (ruleset: Ruleset, shelters: number): number => 1 - ruleset.exchange.shelterShare * shelters

/** Warheads of a salvo that work and reach the other side, before active defence (hurdles 1, 4 and reliability). */
export function reaching(ruleset: Ruleset, { silos, submarines, bombers, forward }: Warheads): number {
  const { fielded, reliability, bomberReach } = ruleset.exchange
  return (silos + submarines + forward + bombers * bomberReach) * fielded * reliability
}

/** Warheads a power can fire at once: boats in port cannot; surprised bombers only as far as they are on alert. */
export function launchable(
  ruleset: Ruleset,
  arsenal: Pick<Arsenal, 'warheads' | 'readiness'>,
  prepared: boolean,
): Warheads {
  const { warheads, readiness } = arsenal
  return {
    silos: warheads.silos,
    forward: warheads.forward,
    submarines: Math.floor(warheads.submarines * seaShare(ruleset, readiness.submarines)),
    bombers: prepared ? warheads.bombers : Math.floor(warheads.bombers * alertShare(ruleset, readiness.bombers)),
  }
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
}

/**
 * What both sides would lose if `attacker` struck first with everything useful against forces, kept the rest for
 * cities, and `defender` answered on cities with what survived. The basis of the pre-emption threshold (the-model B9).
 */
export function fullExchange(ruleset: Ruleset, attacker: Arsenal, defender: Arsenal): ExchangeOutcome {
  const x = ruleset.exchange
  const fired = launchable(ruleset, attacker, true)
  const arriving = leakage(ruleset, reaching(ruleset, fired), defender.interceptors)
  const { survivors, spent } = drawdown(ruleset, arriving, attacker, defender)
  const answer = reaching(ruleset, survivors) * defender.command
  const answerEmt =
    leakage(ruleset, answer, attacker.interceptors) * x.megatonsEquivalent * exposed(ruleset, attacker.shelters)
  const cityEmt =
    (spent * x.collateral + (arriving - spent)) * x.megatonsEquivalent * exposed(ruleset, defender.shelters)
  const total = totalWarheads(defender.warheads)
  return {
    attackerLoss: cityDamage(ruleset, answerEmt, attacker.population).loss,
    defenderLoss: cityDamage(ruleset, cityEmt, defender.population).loss,
    disarmed: total > 0 ? clamp(1 - totalWarheads(survivors) / total, 0, 1) : 0,
    answerEmt,
  }
}
