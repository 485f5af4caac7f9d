import type { OpenedRecord } from '../workers/replayEngine.ts'

/** What this browser found of a record: a text of `debrief.checked`. */
export type CheckResult = 'told' | 'kept' | 'holds' | 'absent' | 'broken' | 'departs'

type CheckedStory = Pick<
  Extract<OpenedRecord, { readonly kind: 'story' }>,
  'brokenAt' | 'departsAt' | 'commitment' | 'published' | 'toldBy'
>

/**
 * What the check of a record comes to.
 * @param kept the commitment this device got when the match began, which a record made afterwards cannot change
 */
export function checkOf(
  { brokenAt, departsAt, commitment, published, toldBy }: CheckedStory,
  kept: string | undefined,
): CheckResult {
  if (toldBy !== undefined) return 'told'
  if (commitment === 'broken' || (kept !== undefined && kept !== published)) return 'broken'
  if (brokenAt !== undefined || departsAt !== undefined) return 'departs'
  return kept === undefined ? commitment : 'kept'
}
