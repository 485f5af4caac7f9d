import { declareTable, type QuantityColumn, type Sourced } from '#shared/ruleset/quantity'

/**
 * How long warheads fly, by the number of the alarms chapter that says it; in the order in which one leg of a salvo sets
 * the time for all: forward missiles lead a strike, otherwise it arrives together, at the pace of what comes from afar.
 */
export const FLIGHTS = ['minutesForward', 'minutesFar', 'minutesNear'] as const
/** How long a leg’s warheads fly: one of `FLIGHTS`. */
export type FlightSpeed = (typeof FLIGHTS)[number]

/** What every force has, whether it carries warheads or not. */
export interface ForceRule extends Sourced {
  /** What one lot adds: warheads, interceptors, formations, or a level of shelters or sensors. */
  readonly lot: number
  /** Price of one lot in budget points. */
  readonly price: number
  /** Most a power may own. */
  readonly limit: number
  /** Lots a year that a rival of 100 GDP points is expected to buy, and their standard deviation. */
  readonly boughtMean: number
  readonly boughtSpread: number
  /**
   * How rivals learn of it: by a yearly report with an error, by counting at known bases, in public, or not at all.
   */
  readonly known: 'reported' | 'counted' | 'public' | 'hidden'
  /** What buying it is read as: a shield keeps an answer sure or people alive, a sword serves a first strike. */
  readonly purpose: 'shield' | 'sword' | 'neither'
}

/**
 * What distinguishes one leg, a force that carries warheads, from the others. Every rule, analysis, bot and page loops
 * over the legs and reads these rows: a leg is added by adding its row, its words and its picture.
 */
export interface LegRule extends ForceRule {
  /** Warheads on one aimpoint: a silo, a port, an air base, a missile site. */
  readonly perAimpoint: number
  /** Missiles carry more warheads, and so do aimpoints, as their owner's accuracy grows (tables.ts: warheadsPerMissile). */
  readonly multiple: boolean
  /** Share of its warheads, 0–1, accurate enough to be aimed at forces; the rest of a salvo falls on cities. */
  readonly precise: number
  /** An aimpoint is hardened: accuracy against hardness decides (tables.ts), not `exchange.softKill`. */
  readonly hardened: boolean
  /** Share, 0–1, that is not at its aimpoint at readiness 1 and at readiness 5; linear between. */
  readonly awayLow: number
  readonly awayHigh: number
  /** What is away can be found and destroyed as a strike begins, by detection against quieting. */
  readonly hunted: boolean
  /** When what stands at its aimpoint can fire: always, in a prepared strike only, or not before it is away. */
  readonly firesAtHome: 'always' | 'prepared' | 'never'
  /** Aircraft can be called back, and only `exchange.bomberReach` of them get through. */
  readonly carrier: 'missile' | 'aircraft'
  readonly flight: FlightSpeed
  /** On the power's own soil, or at bases on a host's (bases.capacity). */
  readonly basing: 'home' | 'host'
  /** Factor on what a step of readiness costs to keep up. */
  readonly alertUpkeep: number
  /** Has a readiness of its own, 1–5; otherwise it stands as ready as the rest. */
  readonly ownReadiness: boolean
  /** Its readiness can be sighted by rivals. */
  readonly sighted: boolean
  /** An accident in a crisis may let some of it off. */
  readonly slips: boolean
}

/** Units of the numbers in the rows of forces, and their usual sources. */
export const FORCE_COLUMNS: Readonly<Record<string, QuantityColumn>> = {
  lot: ['warheads, pieces or levels a lot', 'the-model B4'],
  price: ['budget points a lot', 'the-model B4'],
  limit: ['warheads, pieces or levels', 'the-model B4'],
  boughtMean: ['lots a year, expected of a rival of 100 GDP points', 'fitted: npm run tool -- estimates'],
  boughtSpread: ['lots a year, standard deviation', 'fitted: npm run tool -- estimates'],
  perAimpoint: ['warheads on one aimpoint', 'the-model B8'],
  precise: ['share of warheads that can be aimed at forces', 'design choice'],
  alertUpkeep: ['factor on upkeep per readiness step', 'design choice'],
  awayLow: ['share away from its aimpoints at readiness 1', 'the-model B1'],
  awayHigh: ['share away from its aimpoints at readiness 5', 'the-model B1'],
}

const ROWS = {
  silos: {
    lot: 10,
    price: 1.2,
    limit: 2000,
    boughtMean: 0.36,
    boughtSpread: 1.2,
    known: 'reported',
    purpose: 'sword',
    perAimpoint: 1,
    multiple: true,
    precise: 1,
    hardened: true,
    awayLow: 0,
    awayHigh: 0,
    hunted: false,
    firesAtHome: 'always',
    carrier: 'missile',
    flight: 'minutesFar',
    basing: 'home',
    alertUpkeep: 1,
    ownReadiness: true,
    sighted: true,
    slips: true,
  },
  submarines: {
    lot: 10,
    price: 2.5,
    limit: 2000,
    boughtMean: 0.2,
    boughtSpread: 0.58,
    known: 'reported',
    purpose: 'shield',
    perAimpoint: 40,
    multiple: false,
    precise: 0.4,
    hardened: false,
    awayLow: 0.5,
    awayHigh: 0.8,
    hunted: true,
    firesAtHome: 'never',
    carrier: 'missile',
    flight: 'minutesNear',
    basing: 'home',
    alertUpkeep: 1,
    ownReadiness: true,
    sighted: false,
    slips: false,
    source: {
      precise: 'design choice: submarine missiles were the least accurate until the 1990s',
    },
  },
  bombers: {
    lot: 10,
    price: 1.4,
    limit: 2000,
    boughtMean: 0.12,
    boughtSpread: 0.36,
    known: 'reported',
    purpose: 'sword',
    perAimpoint: 20,
    multiple: false,
    precise: 1,
    hardened: false,
    awayLow: 0.3,
    awayHigh: 0.85,
    hunted: false,
    firesAtHome: 'prepared',
    carrier: 'aircraft',
    flight: 'minutesFar',
    basing: 'home',
    alertUpkeep: 2.5,
    ownReadiness: true,
    sighted: true,
    slips: true,
    source: {
      price: 'design choice: bombers in the air are dear',
      alertUpkeep: 'design choice: aircraft kept in the air',
    },
  },
  forward: {
    lot: 10,
    price: 1.2,
    limit: 2000,
    boughtMean: 0,
    boughtSpread: 0,
    known: 'counted',
    purpose: 'sword',
    perAimpoint: 10,
    multiple: false,
    precise: 1,
    hardened: false,
    awayLow: 0,
    awayHigh: 0,
    hunted: false,
    firesAtHome: 'always',
    carrier: 'missile',
    flight: 'minutesForward',
    basing: 'host',
    alertUpkeep: 1,
    ownReadiness: false,
    sighted: false,
    slips: false,
    source: {
      price: 'the-model B4; the base itself is paid apart',
      perAimpoint: 'the-model B8 (garrison)',
    },
  },
} as const satisfies Readonly<Record<string, LegRule>>

/** Everything that carries warheads: the triad, and missiles on the soil of a host. */
export type Leg = keyof typeof ROWS

/** Legs whose row has this flag, as a type. */
type LegsWith<Trait extends Partial<LegRule>> = {
  [Each in Leg]: (typeof ROWS)[Each] extends Trait ? Each : never
}[Leg]

/** Legs with a readiness of their own. */
export type ReadinessLeg = LegsWith<{ readonly ownReadiness: true }>
/** Legs that rivals know from yearly reports. */
export type ReportedLeg = LegsWith<{ readonly known: 'reported' }>
/** Legs that stand at bases on a host's soil, where rivals count them. */
export type HostedLeg = LegsWith<{ readonly basing: 'host' }>

/** Rows in the order menus, tables and sums go through the legs. */
export const LEG_RULES: Readonly<Record<Leg, LegRule>> = declareTable<LegRule, Leg>('forces', FORCE_COLUMNS, ROWS)
