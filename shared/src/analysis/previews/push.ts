import type { Certainty, Chip, ChipTerm } from '#shared/analysis/previews/chip'
import { clamp, quantize } from '#shared/math'
import type { Ruleset } from '#shared/ruleset/ruleset'

/** Most points of tension, support or word. */
const FULL = 100
/** What is moved, from where, by how much, and which way is good for the author: 1 up, −1 down. */
interface Push extends Omit<Chip, 'certainty' | 'change' | 'tone'> {
  readonly term: ChipTerm
  readonly from: number
  readonly by: number
  readonly good: 1 | -1
  readonly certainty?: Certainty
}

/**
 * The chip of a change of a figure between 0 and 100: certain where it fits whole whatever else the window brings, likely near an
 * end of the scale, where it may be cut short, and none where nothing is left of it.
 */
export function pushChips(
  { advice }: Ruleset,
  { from, by, good, certainty = 'certain', ...rest }: Push,
): readonly Chip[] {
  const to = from + by
  const change = quantize(clamp(to, 0, FULL) - from)
  if (change === 0) return []
  const fits = to >= advice.edge && to <= FULL - advice.edge
  const tone = change * good > 0 ? 'gain' : 'loss'
  return [{ ...rest, certainty: fits || certainty !== 'certain' ? certainty : 'likely', tone, change }]
}
