import type { OpenedRecord } from '../workers/replayEngine.ts'

/** What this browser found of a record: a text of `debrief.checked`. */
export type CheckResult = 'kept' | 'holds' | 'absent' | 'broken' | 'departs'

type CheckedStory = Pick<
  Extract<OpenedRecord, { readonly kind: 'story' }>,
  'brokenAt' | 'departsAt' | 'commitment' | 'published'
>

/**
 * What the check of a record comes to.
 * @param kept the commitment this device got when the match began, which a record made afterwards cannot change
 */
export function checkOf(
  { brokenAt, departsAt, commitment, published }: CheckedStory,
  kept: string | undefined,
): CheckResult {
  if (commitment === 'broken' || (kept !== undefined && kept !== published)) return 'broken'
  if (brokenAt !== undefined || departsAt !== undefined) return 'departs'
  return kept === undefined ? commitment : 'kept'
}
