/** Words the rules share with the wire and the screens. Each has its text under the same name in assets/lang. */

/** Everything estimated as a log-normal quantity: the legs, interceptors and conventional formations. */
export const ESTIMATED = ['silos', 'submarines', 'bombers', 'interceptors', 'conventional'] as const
export type Estimated = (typeof ESTIMATED)[number]

/** Technology levels a rival hides; each believed as odds over the levels 0–5. */
export const HIDDEN_TECHNOLOGIES = ['accuracy', 'detection'] as const
export type HiddenTechnology = (typeof HIDDEN_TECHNOLOGIES)[number]

/** What a strike is aimed at: forces, or cities. */
export const AIMS = ['counterforce', 'countervalue'] as const
export type Aim = (typeof AIMS)[number]

/** What a match can be waiting for. */
export const WINDOW_KINDS = ['planning', 'warning', 'retaliation', 'ended'] as const
export type WindowKind = (typeof WINDOW_KINDS)[number]

/** Absolute grades of a power, worst first. */
export const GRADES = ['ruined', 'survivor', 'steward', 'statesman', 'peacemaker'] as const
export type Grade = (typeof GRADES)[number]

export const OUTCOMES = ['peace', 'limitedWar', 'generalWar'] as const
/** How the match ended: no weapon used, fewer than half the powers struck, or more. */
export type Outcome = (typeof OUTCOMES)[number]

/** How generous the clock is: live as the rules say, relaxed four times that, untimed for a person alone. */
export const TEMPOS = ['live', 'relaxed', 'untimed'] as const
export type Tempo = (typeof TEMPOS)[number]

/** What two powers can agree on; each has its numbers in ruleset/treaties.ts. */
export const TREATY_KINDS = ['hotline', 'inspection', 'noFirstUse', 'interceptorLimit'] as const
export type TreatyKind = (typeof TREATY_KINDS)[number]
