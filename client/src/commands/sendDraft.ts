import type { Reply } from '#shared/protocol/messages'
import type { Connection } from '../net/connection.ts'
import { changedSlots, orders, ownDelegation, windowNumber } from '../store/game.ts'

/** Sends the orders shown, for the open window; of a delegation only those in the slots that this person has changed. */
export function sendDraft(connection: Pick<Connection, 'sendOrders'>): Promise<Reply> {
  const changed = ownDelegation.value === undefined ? undefined : changedSlots()
  return connection.sendOrders(orders.value, windowNumber.value, changed)
}
