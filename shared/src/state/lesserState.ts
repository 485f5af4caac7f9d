import type { StateId, TerritoryId } from '#shared/ids'
import type { Stance } from '#shared/ruleset/vocabulary'

/** A country driven by the rules: alignment, fear, stance and their reasons. All of it is public. */
export interface LesserState {
  readonly id: StateId
  readonly capital: readonly [longitude: number, latitude: number]
  readonly territories: readonly TerritoryId[]
  /** Millions. */
  readonly population: number
  readonly startPopulation: number
  readonly gdp: number
  readonly startGdp: number
  /** Pull of each power by seat, 0–1; sums to at most 1, the rest is non-aligned. */
  readonly alignment: readonly number[]
  /** The promise that covers it; absent when there is none. */
  readonly umbrella?: Umbrella
  /** How threatened it feels, 0–100. */
  readonly fear: number
  readonly stance: Stance
  /** Way to a bomb, 0–100; at 100 it has one. */
  readonly enrichment: number
  /** What the power behind it did last about a plea; absent when nothing. */
  readonly answer?: PleaAnswer
}

/** How a plea was answered, and when: with a repeated promise, or with aid, a base or a new promise. */
export interface PleaAnswer {
  readonly year: number
  readonly by: 'word' | 'deed'
}

/** A power's promise to answer an attack on a lesser state with its own weapons. */
export interface Umbrella {
  /** Seat of the patron. */
  readonly patron: number
  readonly since: number
  /** Last year of the promise, once notice was given. */
  readonly endsAfter?: number
  /** Last year in which it was repeated in public. */
  readonly reaffirmed?: number
  /** What the promise is worth in the client's own judgement, 0–100. */
  readonly credibility: number
  readonly parts: CredibilityParts
}

/** The four parts of a promise's credibility, 0–100 each; more is better for the promise. */
export interface CredibilityParts {
  /** The patron's record of keeping its word. */
  readonly word: number
  /** What the patron has at stake: ties, the public promise, a base on the spot. */
  readonly stake: number
  /** How little the patron itself would lose: would they trade their city for ours? */
  readonly risk: number
  /** The balance of conventional forces on the spot. */
  readonly balance: number
}
