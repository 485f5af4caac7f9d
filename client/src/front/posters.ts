import type { CreateMatch } from '#shared/protocol/match'

/** A chapter of history on the front page: what a press of its poster begins, and what is written on it. */
export interface Poster {
  readonly year: '1914' | '1962' | '1983'
  readonly match: Pick<CreateMatch, 'scenario' | 'powers' | 'years'> & { readonly scenario: PosterScenario }
}

/** Scenarios that have a poster. */
export type PosterScenario = 'july-1914' | 'thirteen-days' | 'autumn-1983'

/** The posters in order of time, each with all powers and years of its scenario. */
export const POSTERS: readonly Poster[] = [
  { year: '1914', match: { scenario: 'july-1914', powers: 5, years: 5 } },
  { year: '1962', match: { scenario: 'thirteen-days', powers: 4, years: 6 } },
  { year: '1983', match: { scenario: 'autumn-1983', powers: 5, years: 6 } },
]
