import type { HeldSeat } from '../store/seats.ts'
import type { OpenedRecord } from '../workers/replayEngine.ts'

/** What this browser found of a record: a text of `debrief.checked`. */
export type CheckResult = 'told' | 'shared' | 'kept' | 'holds' | 'absent' | 'broken' | 'departs'

type CheckedStory = Pick<
  Extract<OpenedRecord, { readonly kind: 'story' }>,
  'brokenAt' | 'departsAt' | 'commitment' | 'published' | 'shares' | 'toldBy'
>

/**
 * What the check of a record comes to.
 * @param kept what this device has of the luck since before the match began, which a record made afterwards cannot change
 */
export function checkOf(
  { brokenAt, departsAt, commitment, published, shares = [], toldBy }: CheckedStory,
  kept: Pick<HeldSeat, 'commitment' | 'share' | 'shareGiven'>,
): CheckResult {
  if (toldBy !== undefined) return 'told'
  if (commitment === 'broken' || (kept.commitment !== undefined && kept.commitment !== published)) return 'broken'
  const isShared = kept.share !== undefined && shares.some(({ share }) => share === kept.share)
  if (kept.shareGiven && !isShared) return 'broken'
  if (brokenAt !== undefined || departsAt !== undefined) return 'departs'
  if (kept.commitment === undefined) return commitment
  return isShared ? 'shared' : 'kept'
}
