/** Words the rules share with the wire and the screens. Each has its text under the same name in assets/lang. */

/** Technology levels a rival hides; each believed as odds over the levels 0–5. */
export const HIDDEN_TECHNOLOGIES = ['accuracy', 'detection'] as const
/** A technology whose level is hidden. */
export type HiddenTechnology = (typeof HIDDEN_TECHNOLOGIES)[number]

/** What a strike is aimed at: forces, or cities. */
export const AIMS = ['counterforce', 'countervalue'] as const
/** What a strike is aimed at. */
export type Aim = (typeof AIMS)[number]

/** What a match can be waiting for. */
export const WINDOW_KINDS = ['planning', 'confrontation', 'warning', 'retaliation', 'ended'] as const
/** Kind of a window. */
export type WindowKind = (typeof WINDOW_KINDS)[number]

/** Absolute grades of a power, worst first. */
export const GRADES = ['ruined', 'survivor', 'steward', 'statesman', 'peacemaker'] as const
/** Final grade of a power. */
export type Grade = (typeof GRADES)[number]

/** Outcomes of a match. */
export const OUTCOMES = ['peace', 'limitedWar', 'generalWar'] as const
/** How the match ended: no weapon used, fewer than half the powers struck, or more. */
export type Outcome = (typeof OUTCOMES)[number]

/** How generous the clock is: live as the rules say, relaxed four times that, untimed for a person alone. */
export const TIME_CONTROLS = ['live', 'relaxed', 'slow', 'untimed'] as const
/** How a class keeps time: seconds for a year's plans, or no limit. Only the teacher can lengthen it. */
export const CLASS_TIME_CONTROLS = ['year60', 'year90', 'year150', 'year240', 'untimed'] as const
/** A time control a lobby can choose. */
export type LobbyTimeControl = (typeof TIME_CONTROLS)[number]
/** A time control of a lobby or a class. */
export type TimeControl = LobbyTimeControl | (typeof CLASS_TIME_CONTROLS)[number]

/** How strong bots play, weakest first. */
export const STRENGTHS = ['easy', 'normal', 'hard'] as const
/** One of them. */
export type StrengthId = (typeof STRENGTHS)[number]
/** How bots play where nothing is chosen. */
export const USUAL_STRENGTH: StrengthId = 'normal'

/** What two powers can agree on; each has its numbers in ruleset/treaties.ts. */
export const TREATY_KINDS = [
  'hotline',
  'inspection',
  'noFirstUse',
  'armsLimit',
  'interceptorLimit',
  'interdependence',
  'umbrella',
  'jointStatement',
] as const
/** Kind of a treaty. */
export type TreatyKind = (typeof TREATY_KINDS)[number]

/** How a lesser state stands to its safety: content, asking its patron for more, working on a bomb, or armed with one. */
export const STANCES = ['content', 'asks', 'arming', 'nuclear'] as const
/** Stance of a lesser state to its safety. */
export type Stance = (typeof STANCES)[number]

/** What a new leader may want besides its interest (clause 1.5). */
export const AGENDA_KINDS = ['client', 'humble', 'detente', 'fortress', 'prosper', 'watch'] as const
/** Kind of an agenda. */
export type AgendaKind = (typeof AGENDA_KINDS)[number]

/** What brings two powers face to face. */
export const CAUSES = [
  'disputedState',
  'blockade',
  'baseDiscovered',
  'cheatingFound',
  'revolt',
  'powerTransition',
  'incident',
] as const
/** Cause of a confrontation. */
export type Cause = (typeof CAUSES)[number]

/** What a side can do on a rung. */
export const CRISIS_MOVES = ['stand', 'raise', 'offer', 'offerSecretly', 'accept', 'stepBack'] as const
/** Move of a side in a confrontation. */
export type CrisisMove = (typeof CRISIS_MOVES)[number]

/**
 * How a confrontation ends: one side prevails, both yield, terms are agreed, or weapons fly. A stalemate, where it peters out,
 * ended none since rules version 8; records and transcripts of older matches tell of it.
 */
export const CRISIS_OUTCOMES = ['challengerWon', 'defenderWon', 'bothYielded', 'deal', 'stalemate', 'war'] as const
/** Outcome of a confrontation. */
export type CrisisOutcome = (typeof CRISIS_OUTCOMES)[number]
