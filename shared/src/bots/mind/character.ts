import type { Reading } from '#shared/analysis/arsenal'
import type { LaunchPolicy } from '#shared/bots/policies/launch'
import type { Doctrine, LaunchAuthority, Targeting } from '#shared/ruleset/forces'
import type { StrengthId, TreatyKind } from '#shared/ruleset/vocabulary'

/** Kinds of deeds a mind weighs, each made by one file of `wishes/`. */
export const WISH_KINDS = [
  'treaty',
  'words',
  'posture',
  'aid',
  'formations',
  'arms',
  'shield',
  'research',
  'scrap',
  'promise',
  'base',
  'spy',
  'demand',
  'breach',
  'strike',
] as const
/** One of them. */
export type WishKind = (typeof WISH_KINDS)[number]

/**
 * A doctrine as a prior: what a leader leans to before it counts. Leanings are points of the final score added to what counting
 * says, times the strength's `habit`: so a strong player keeps its character where that costs little.
 */
export interface Character<Id extends string = string> {
  readonly id: Id
  /** By which reading of the estimates it plans. */
  readonly reading: Reading
  /** Points by which it likes each kind of deed better than it is worth; less than 0 is dislike. */
  readonly likes: Partial<Record<WishKind, number>>
  /** Treaties it signs unwillingly. */
  readonly shuns: readonly TreatyKind[]
  /** What it would rather have declared. */
  readonly doctrine: Doctrine
  /** Factor on what war is feared to cost: below 1 is bold. */
  readonly dread: number
  /** Probability that it climbs where it means to give way. */
  readonly bluff: number
  /** Points by which giving way seems better to it than it is. */
  readonly yielding: number
  readonly launch: LaunchPolicy
  readonly targeting: Targeting
  readonly authority: LaunchAuthority
  /** Answers arms with arms: what it saw in the last year, or anything it has ever seen. */
  readonly resents?: 'lately' | 'forever'
}

/** What makes a strength. */
export interface Strength {
  readonly id: StrengthId
  /** Weight of habit against counting. */
  readonly habit: number
  /** Points of error in everything it counts, standard deviation. */
  readonly error: number
  /** Probability that it thinks of a thing it could do, 0–1. */
  readonly attention: number
  /** Years it looks ahead, this one included. */
  readonly sight: number
  /** Highest rung of a confrontation it thinks through when it faces a rival. */
  readonly rungs: number
  /** Whole plans it compares by playing them on, and positions it imagines for that; 0 is no search. */
  readonly plans: number
  readonly worlds: number
}

/** Every strength by id. */
export const STRENGTH_RULES: Readonly<Record<StrengthId, Strength>> = {
  easy: { id: 'easy', habit: 2, error: 6, attention: 0.3, sight: 3, rungs: 4, plans: 0, worlds: 0 },
  normal: {
    id: 'normal',
    habit: 1,
    error: 1,
    attention: 0.8,
    sight: Number.POSITIVE_INFINITY,
    rungs: 7,
    plans: 0,
    worlds: 0,
  },
  hard: {
    id: 'hard',
    habit: 0.25,
    error: 0,
    attention: 1,
    sight: Number.POSITIVE_INFINITY,
    rungs: 7,
    plans: 4,
    worlds: 1,
  },
}
