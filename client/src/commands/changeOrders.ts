import { faultsOf } from '#shared/orders/fitOrders'
import { moduleOf, type Order } from '#shared/orders/index'
import {
  draftInput,
  lastRefusal,
  noteSaved,
  orders,
  playerView,
  ready,
  readyWanted,
  ruleset,
  saving,
  undoStack,
} from '../store/game.ts'
import { currentConnection } from './openMatch.ts'

/** Pause after the last change before the orders are sent: steppers are pressed in bursts. */
const SEND_AFTER_MILLISECONDS = 150
const RETRY_MILLISECONDS = 1500

let timer: ReturnType<typeof setTimeout> | undefined

/**
 * Replaces the orders of this window. Refused at once, with the rules' own reason, when they do not fit together;
 * otherwise shown as being saved until the server has them durably.
 * @param undo the undo stack once they are replaced
 */
function replaceOrders(next: readonly Order[], undo: readonly (readonly Order[])[]): boolean {
  const view = playerView.value
  if (view === undefined) return false
  const [fault] = faultsOf(ruleset.value, view, next)
  lastRefusal.value = fault?.problem
  if (fault !== undefined) return false
  orders.value = next
  undoStack.value = undo
  ready.value = false
  readyWanted.value = false
  saving.value = 'saving'
  clearTimeout(timer)
  timer = setTimeout(send, SEND_AFTER_MILLISECONDS)
  return true
}

/** Sends the orders shown, and again until the server has them; a refusal is shown, and the orders stay on the screen. */
function send(): void {
  const sent = orders.value
  currentConnection()
    ?.request('draft', draftInput())
    .then(
      (reply) => {
        if (sent !== orders.value) return
        if (reply.ok) return noteSaved(sent)
        saving.value = 'unsaved'
        lastRefusal.value = reply.faults[0]?.problem
      },
      () => {
        if (sent !== orders.value) return
        saving.value = 'unsaved'
        timer = setTimeout(send, RETRY_MILLISECONDS)
      },
    )
}

/** Sends orders that are not saved yet, at once; resolves with the server's reply. */
export async function flushOrders(): Promise<void> {
  if (saving.value === 'saved') return
  clearTimeout(timer)
  const sent = orders.value
  const reply = await currentConnection()?.request('draft', draftInput())
  if (reply?.ok) noteSaved(sent)
}

const withoutSlot = (slot: string): readonly Order[] =>
  orders.value.filter((order) => moduleOf(order).slot(order) !== slot)

/** Puts an order into its slot, in place of the one there; undefined withdraws what is there. False when it is refused. */
export function setOrder(slot: string, order: Order | undefined): boolean {
  const next = order === undefined ? withoutSlot(slot) : [...withoutSlot(slot), order]
  return replaceOrders(next, [...undoStack.value, orders.value])
}

/** Gives an order, in place of the earlier one for the same thing. False when it is refused. */
export const giveOrder = (order: Order): boolean => setOrder(moduleOf(order).slot(order), order)

/** Back to the orders before the last change. */
export function undoOrders(): void {
  const last = undoStack.value.at(-1)
  if (last !== undefined) replaceOrders(last, undoStack.value.slice(0, -1))
}

/** The order that stands in a slot, if any. */
export const orderIn = (slot: string): Order | undefined =>
  orders.value.find((order) => moduleOf(order).slot(order) === slot)
