/**
 * What a power can field. Warheads are counted in whole warheads of 0.4 Mt; interceptors and conventional formations
 * in pieces; sensors as a level.
 */

/** Everything that carries warheads: the triad, and missiles on the soil of a host. */
export const LEGS = ['silos', 'submarines', 'bombers', 'forward'] as const
export type Leg = (typeof LEGS)[number]

/** Legs with a readiness of their own; forward missiles stand as ready as silos. */
export const READINESS_LEGS = ['silos', 'submarines', 'bombers'] as const
export type ReadinessLeg = (typeof READINESS_LEGS)[number]

/** Everything money can build, in the order menus show it. */
export const FORCES = [...LEGS, 'interceptors', 'shelters', 'sensors', 'conventional'] as const
export type Force = (typeof FORCES)[number]

/** No force at all. */
export const NO_FORCES: Readonly<Record<Force, number>> = {
  silos: 0,
  submarines: 0,
  bombers: 0,
  forward: 0,
  interceptors: 0,
  shelters: 0,
  sensors: 0,
  conventional: 0,
}

export interface ForceRule {
  /** What one lot adds: warheads, interceptors, formations, or a level of shelters or sensors. */
  readonly lot: number
  /** Price of one lot in budget points. */
  readonly price: number
  /** Most a power may own. */
  readonly limit: number
  readonly source: string
}

/** Prices: the-model B4. A lot of a leg is ten warheads with what carries them. */
export const FORCE_RULES: Readonly<Record<Force, ForceRule>> = {
  silos: { lot: 10, price: 1.2, limit: 2000, source: 'the-model B4' },
  submarines: { lot: 10, price: 2.5, limit: 2000, source: 'the-model B4' },
  bombers: { lot: 10, price: 1, limit: 2000, source: 'the-model B4' },
  forward: { lot: 10, price: 1.2, limit: 2000, source: 'the-model B4; the base itself is paid apart' },
  interceptors: { lot: 10, price: 1, limit: 2000, source: 'the-model B4' },
  shelters: { lot: 1, price: 2, limit: 6, source: 'the-model B1 (a third of city damage avoided at most)' },
  sensors: { lot: 1, price: 4, limit: 3, source: 'the-model B4 (3, 5 and 8 for the three levels, averaged)' },
  conventional: { lot: 1, price: 1, limit: 40, source: 'ours: a formation costs what a bomber wing costs' },
}

/** What a year of research can be spent on; each is a technology level of the power. */
export const RESEARCH_LINES = ['accuracy', 'hardness', 'quieting', 'detection', 'enrichment'] as const
export type ResearchLine = (typeof RESEARCH_LINES)[number]

export interface ResearchRule {
  /** Probability that a year's work brings the next level. */
  readonly chance: number
  /** Highest level there is. */
  readonly top: number
  readonly source: string
}

/** The-model B4: hazard = spent / cost × ½, with costs of 6 to 10 points a step. */
export const RESEARCH_RULES: Readonly<Record<ResearchLine, ResearchRule>> = {
  accuracy: { chance: 0.3, top: 5, source: 'the-model B4 (6 points a step)' },
  hardness: { chance: 0.4, top: 4, source: 'ours: building is surer than inventing' },
  quieting: { chance: 0.25, top: 5, source: 'the-model B4 (8 points a step)' },
  detection: { chance: 0.2, top: 5, source: 'the-model B4 (10 points a step)' },
  enrichment: { chance: 0.3, top: 3, source: 'ours: three steps to a bomb take a decade or less' },
}

/** Level of enrichment from which a power can field warheads. */
export const NUCLEAR = 3

export const READINESS_LEVELS = [1, 2, 3, 4, 5] as const
export type Readiness = (typeof READINESS_LEVELS)[number]

export const TARGETINGS = ['counterforce', 'countervalue', 'withheld'] as const
/** What the forces are aimed at; withheld means no standing target list. */
export type Targeting = (typeof TARGETINGS)[number]

export const LAUNCH_AUTHORITIES = ['afterImpact', 'onWarning', 'delegated'] as const
/** Who may fire when: after impact, on warning, or delegated to commanders should the leadership be gone. */
export type LaunchAuthority = (typeof LAUNCH_AUTHORITIES)[number]

export const DOCTRINES = ['unlimited', 'limited', 'minimal'] as const
/** Declared aim: superiority, the means to destroy one named rival once, or the least force that can answer. */
export type Doctrine = (typeof DOCTRINES)[number]

export const INTERESTS = ['securitySeeker', 'revisionist'] as const
/** The secret interest a power plays for. */
export type Interest = (typeof INTERESTS)[number]
