import type { PowerId, StateId } from '#shared/ids'
import type { Force, ResearchLine } from '#shared/ruleset/forces'
import type { TreatyKind } from '#shared/ruleset/vocabulary'

/**
 * How sure a consequence is. `certain`: by the rules, whatever chance brings, if no other order interferes. `likely`: it holds in
 * four of five cases at least. `unknown`: it hangs on what the player cannot know, or on luck; a chance may be named.
 */
export const CERTAINTIES = ['certain', 'likely', 'unknown'] as const
/** How sure a consequence is. */
export type Certainty = (typeof CERTAINTIES)[number]

/**
 * What a consequence hangs on: found out, caught, signed by the other side, put to the test, the ground deciding, an advance, matched
 * by a rival, a client that still doubts, a strike that nobody answers.
 */
export const CONDITIONS = [
  'found',
  'caught',
  'signed',
  'tested',
  'lost',
  'won',
  'advanced',
  'matched',
  'doubting',
  'unanswered',
] as const
/** What a consequence hangs on. */
export type ChipCondition = (typeof CONDITIONS)[number]

/** What a consequence is about; each has its text `chip.<term>`. */
export const CHIP_TERMS = [
  'cost',
  'upkeep',
  'forces',
  'safety',
  'tension',
  'tensionRivals',
  'tensionAll',
  'provokes',
  'tenser',
  'calmer',
  'support',
  'theirSupport',
  'word',
  'stake',
  'trusted',
  'distrusted',
  'pull',
  'surer',
  'doubted',
  'heeded',
  'soothed',
  'lends',
  'budget',
  'output',
  'spinOff',
  'wasted',
  'breach',
  'cheat',
  'found',
  'dismantled',
  'plansFound',
  'offered',
  'signed',
  'needsSupport',
  'blocked',
  'notice',
  'lapses',
  'ends',
  'room',
  'baseFound',
  'closes',
  'sight',
  'caught',
  'advance',
  'believed',
  'crisis',
  'odds',
  'oddsBacked',
  'escalates',
  'rung',
  'risk',
  'safe',
  'agreed',
  'yielded',
  'spoils',
  'coerced',
  'table',
  'flies',
  'recallable',
  'comesBack',
  'asked',
  'warned',
  'alerted',
  'held',
  'ceasefire',
  'nothing',
] as const
/** What a consequence is about. */
export type ChipTerm = (typeof CHIP_TERMS)[number]

/** One consequence of an order, as its author can foresee it. */
export interface Chip {
  readonly term: ChipTerm
  readonly certainty: Certainty
  /** Good or bad for its author; absent where it is neither. */
  readonly tone?: 'gain' | 'loss'
  readonly when?: ChipCondition
  readonly power?: PowerId
  /** All the powers it concerns, where its text names a group. */
  readonly powers?: readonly PowerId[]
  readonly state?: StateId
  readonly treaty?: TreatyKind
  readonly force?: Force
  readonly line?: ResearchLine
  /** In the unit of its term: points (of safety, of 100), budget points, warheads or pieces, percent of a pull or of output. */
  readonly change?: number
  readonly amount?: number
  readonly year?: number
  /** Probability, 0–1. */
  readonly chance?: number
  /** Warheads or pieces, from the low to the high estimate. */
  readonly range?: readonly [low: number, high: number]
}
