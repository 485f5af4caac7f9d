import { coverScreen } from '../store/deviceTurn.ts'
import { loadLocalMatch, SHARED_MATCH, saveLocalMatch } from '../store/localMatches.ts'
import type { LocalPerson } from '../workers/keptLocalMatch.ts'
import { flushOrders } from './changeOrders.ts'

/** The one who has the device covers the screen; what they have ordered so far stays. */
export async function putDeviceDown(): Promise<void> {
  // The screen is covered whatever becomes of the orders.
  await flushOrders().catch(() => undefined)
  coverScreen()
}

/** Those who share the device have said who they are. @param people two at least, in seat order */
export function seatPeople(people: readonly LocalPerson[]): void {
  const stored = loadLocalMatch(SHARED_MATCH)
  if (stored !== undefined && 'wish' in stored) saveLocalMatch(SHARED_MATCH, { wish: { ...stored.wish, people } })
}
