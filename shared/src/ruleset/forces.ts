/**
 * What a power can field. Warheads are counted in whole warheads of 0.4 Mt; interceptors and conventional formations
 * in pieces; shelters and sensors as levels.
 */
import {
  FORCE_COLUMNS,
  type ForceRule,
  type HostedLeg,
  LEG_RULES,
  type Leg,
  type LegRule,
  type ReadinessLeg,
  type ReportedLeg,
} from '#shared/ruleset/legs'
import { declareTable, type Sourced } from '#shared/ruleset/quantity'

export type { HostedLeg, Leg, ReadinessLeg, ReportedLeg }

/** Forces that carry no warheads. */
const OTHER_ROWS = {
  interceptors: {
    lot: 10,
    price: 1,
    limit: 2000,
    boughtMean: 0.65,
    boughtSpread: 1.15,
    known: 'reported',
    purpose: 'sword',
    source: {},
  },
  shelters: {
    lot: 1,
    price: 2,
    limit: 6,
    boughtMean: 0,
    boughtSpread: 0,
    known: 'public',
    purpose: 'shield',
    source: {
      limit: 'the-model B1 (a third of city damage avoided at most)',
    },
  },
  sensors: {
    lot: 1,
    price: 4,
    limit: 3,
    boughtMean: 0,
    boughtSpread: 0,
    known: 'hidden',
    purpose: 'shield',
    source: { price: 'the-model B4 (3, 5 and 8 for the three levels, averaged)' },
  },
  conventional: {
    lot: 1,
    price: 1,
    limit: 40,
    boughtMean: 0.45,
    boughtSpread: 0.38,
    known: 'reported',
    purpose: 'neither',
    source: { price: 'ours: a formation costs what a bomber wing costs' },
  },
} as const satisfies Readonly<Record<string, ForceRule>>

/** Everything money can build. */
export type Force = Leg | keyof typeof OTHER_ROWS

/** Forces estimated as log-normal quantities: what rivals know by yearly reports. */
export type Estimated =
  | ReportedLeg
  | {
      [Other in keyof typeof OTHER_ROWS]: (typeof OTHER_ROWS)[Other]['known'] extends 'reported' ? Other : never
    }[keyof typeof OTHER_ROWS]

/** The rules of every force; those of a leg say more. */
export const FORCE_RULES: Readonly<Record<Leg, LegRule> & Record<Force, ForceRule>> = {
  ...LEG_RULES,
  ...declareTable('forces', FORCE_COLUMNS, OTHER_ROWS),
}

/** Every leg, in the order of `LEG_RULES`. */
export const LEGS = Object.keys(LEG_RULES) as readonly Leg[]
/** Every force, in the order menus show it. */
export const FORCES = Object.keys(FORCE_RULES) as readonly Force[]

const legsWith = (holds: (rule: LegRule) => boolean): readonly Leg[] => LEGS.filter((leg) => holds(LEG_RULES[leg]))

/** Legs with a readiness of their own; the others stand as ready as silos. */
export const READINESS_LEGS = legsWith(({ ownReadiness }) => ownReadiness) as readonly ReadinessLeg[]
/** Legs that rivals know from yearly reports. */
export const REPORTED_LEGS = legsWith(({ known }) => known === 'reported') as readonly ReportedLeg[]
/** Legs that stand at bases on a host's soil. */
export const HOSTED_LEGS = legsWith(({ basing }) => basing === 'host') as readonly HostedLeg[]
/** Legs whose readiness rivals may sight. */
export const SIGHTED_LEGS = READINESS_LEGS.filter((leg) => LEG_RULES[leg].sighted)
/** Everything estimated as a log-normal quantity: the legs rivals read of, interceptors and conventional formations. */
export const ESTIMATED = FORCES.filter((force) => FORCE_RULES[force].known === 'reported') as readonly Estimated[]

/** No warheads of any leg. */
export const NO_WARHEADS: Readonly<Record<Leg, number>> = Object.fromEntries(LEGS.map((leg) => [leg, 0])) as Record<
  Leg,
  number
>

/** Something for each leg. */
export type ByLeg<T> = Readonly<Record<Leg, T>>
/** Something for each leg with a readiness of its own. */
export type ByReadinessLeg<T> = Readonly<Record<ReadinessLeg, T>>
/** Something for each force. */
export type ByForce<T> = Readonly<Record<Force, T>>

/** A record with one entry for each of these names, in their order. */
export function recordOf<Name extends string, Value>(
  names: readonly Name[],
  each: (name: Name) => Value,
): Record<Name, Value> {
  const entries = {} as Record<Name, Value>
  for (const name of names) entries[name] = each(name)
  return entries
}

/** A record with a value computed for each leg. */
export const mapLegs = <T>(each: (leg: Leg) => T): ByLeg<T> => {
  const all = { ...NO_WARHEADS } as Record<Leg, unknown> as Record<Leg, T>
  for (const leg of LEGS) all[leg] = each(leg)
  return all
}
/** A record with a value computed for each leg with a readiness of its own. */
export const mapReadinessLegs = <T>(each: (leg: ReadinessLeg) => T): ByReadinessLeg<T> => recordOf(READINESS_LEGS, each)
/** A record with a value computed for each force. */
export const mapForces = <T>(each: (force: Force) => T): ByForce<T> => recordOf(FORCES, each)

/** Sum over the legs, in their order: sums of fractions depend on it. */
export function sumLegs(each: (leg: Leg) => number): number {
  let total = 0
  for (const leg of LEGS) total += each(leg)
  return total
}

/** Warheads of the hosted legs together: what takes room at bases. */
export function hostedWarheads(forces: Readonly<Record<HostedLeg, number>>): number {
  let total = 0
  for (const leg of HOSTED_LEGS) total += forces[leg]
  return total
}

/** True of a force that carries warheads. */
export const isLeg = (force: Force): force is Leg => Object.hasOwn(LEG_RULES, force)

/** No force at all. */
export const NO_FORCES: ByForce<number> = mapForces(() => 0)

/** What a year of research can be spent on; each is a technology level of the power. */
export const RESEARCH_LINES = ['accuracy', 'hardness', 'quieting', 'detection', 'enrichment'] as const
/** A line of research. */
export type ResearchLine = (typeof RESEARCH_LINES)[number]

/** Chance of success a year, and highest level, of a research line. */
export interface ResearchRule extends Sourced {
  /** Probability that a year's work brings the next level. */
  readonly chance: number
  /** Highest level there is. */
  readonly top: number
}

/** The-model B4: hazard = spent / cost × ½, with costs of 6 to 10 points a step. */
export const RESEARCH_RULES: Readonly<Record<ResearchLine, ResearchRule>> = declareTable(
  'researchLines',
  {
    chance: ['probability that a year’s work brings the next level', 'the-model B4'],
    top: ['highest level', 'the-model B1'],
  },
  {
    accuracy: { chance: 0.3, top: 5, source: { chance: 'the-model B4 (6 points a step)' } },
    hardness: { chance: 0.5, top: 4, source: { chance: 'ours: building is surer than inventing' } },
    quieting: { chance: 0.25, top: 5, source: { chance: 'the-model B4 (8 points a step)' } },
    detection: { chance: 0.2, top: 5, source: { chance: 'the-model B4 (10 points a step)' } },
    enrichment: { chance: 0.3, top: 3, source: { chance: 'ours: three steps to a bomb take a decade or less' } },
  },
)

/** Level of enrichment from which a power can field warheads. */
export const NUCLEAR = 3

/** Readiness levels, from peacetime to minutes from launch. */
export const READINESS_LEVELS = [1, 2, 3, 4, 5] as const
/** Readiness of forces, 1–5. */
export type Readiness = (typeof READINESS_LEVELS)[number]
/** The lowest readiness: forces at rest. */
export const LEAST_READY: Readiness = 1
/** The highest readiness: forces that could fire within minutes. */
export const FULLY_READY: Readiness = 5

/** Standing targets of a power's forces. */
export const TARGETINGS = ['counterforce', 'countervalue', 'withheld'] as const
/** What the forces are aimed at; withheld means no standing target list. */
export type Targeting = (typeof TARGETINGS)[number]

/** Launch authorities, from the most to the least careful. */
export const LAUNCH_AUTHORITIES = ['afterImpact', 'onWarning', 'delegated'] as const
/** Who may fire when: after impact, on warning, or delegated to commanders should the leadership be gone. */
export type LaunchAuthority = (typeof LAUNCH_AUTHORITIES)[number]

/** Doctrines a power can declare. */
export const DOCTRINES = ['unlimited', 'limited', 'minimal'] as const
/** Declared aim: superiority, the means to destroy one named rival once, or the least force that can answer. */
export type Doctrine = (typeof DOCTRINES)[number]

/** Secret interests a power can have. */
export const INTERESTS = ['securitySeeker', 'revisionist'] as const
/** The secret interest a power plays for. */
export type Interest = (typeof INTERESTS)[number]
