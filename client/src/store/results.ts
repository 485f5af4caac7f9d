import { STRENGTHS, type StrengthId } from '#shared/ruleset/vocabulary'
import type { Reveal } from '#shared/view/observation'
import { kept, listOf } from './kept.ts'

/** How a match against bots went for the player of this device. */
export interface MatchResult {
  readonly match: string
  /** Place among all powers by points, 1 for the most. */
  readonly place: number
  readonly powers: number
}

/** Results kept, the latest: what lies further back says little of how the player plays now. */
const MOST = 12

function isResult(value: unknown): value is MatchResult {
  const result = value as Partial<MatchResult> | null
  return typeof result?.match === 'string' && Number.isInteger(result.place) && Number.isInteger(result.powers)
}

const results = kept('results', listOf(isResult))

/** How the last matches against bots went on this device, the oldest first. */
export const matchResults = results.value

/** The place of a power among all, by the points revealed: 1 and one more for each power with more. */
export function placeOf({ powers }: Pick<Reveal, 'powers'>, own: string): number {
  const mine = powers.find(({ id }) => id === own)?.total ?? Number.NEGATIVE_INFINITY
  return 1 + powers.filter(({ total }) => total > mine).length
}

/** Keeps the result of a match; of one that is known already nothing changes. */
export function noteResult(result: MatchResult): void {
  if (matchResults.value.some(({ match }) => match === result.match)) return
  results.change((now) => (now.some(({ match }) => match === result.match) ? now : [...now, result].slice(-MOST)))
}

/**
 * How strong the bots of the next match should be: easy for a newcomer; one step up after a match that was won, one down
 * after one that ended in the lower half.
 */
export function fittingStrength(results: readonly MatchResult[]): StrengthId {
  const level = results.reduce((before, { place, powers }) => {
    if (place === 1) return Math.min(STRENGTHS.length - 1, before + 1)
    return place > powers / 2 ? Math.max(0, before - 1) : before
  }, 0)
  return STRENGTHS[level] ?? STRENGTHS[0]
}
