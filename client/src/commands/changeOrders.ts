import { faultsOf } from '#shared/orders/fitOrders'
import { moduleOf, type Order } from '#shared/orders/index'
import { lastRefusal, orders, playerView, ready, readyWanted, ruleset, saving, undoStack } from '../store/game.ts'
import { currentConnection } from './openMatch.ts'
import { sendDraft } from './sendDraft.ts'

/** Pause after the last change before the orders are sent: steppers are pressed in bursts. */
const SEND_AFTER_MILLISECONDS = 150
const RETRY_MILLISECONDS = 1500

let timer: ReturnType<typeof setTimeout> | undefined

/**
 * Replaces the orders of this window. Refused at once, with the rules' own reason, when they do not fit together;
 * otherwise shown as being saved until the server has them durably.
 */
function replaceOrders(next: readonly Order[]): boolean {
  const view = playerView.value
  if (view === undefined) return false
  const [fault] = faultsOf(ruleset.value, view, next)
  lastRefusal.value = fault?.problem
  if (fault !== undefined) return false
  orders.value = next
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
  const connection = currentConnection()
  if (connection === undefined) return
  sendDraft(connection).then(
    (reply) => {
      if (sent !== orders.value) return
      saving.value = reply.ok ? 'saved' : 'unsaved'
      if (!reply.ok) lastRefusal.value = reply.faults[0]?.problem
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
  const connection = currentConnection()
  const reply = connection && (await sendDraft(connection))
  if (reply?.ok) saving.value = 'saved'
}

const withoutSlot = (slot: string): readonly Order[] =>
  orders.value.filter((order) => moduleOf(order).slot(order) !== slot)

/** Gives an order; it replaces the earlier one for the same thing. */
export function giveOrder(order: Order): boolean {
  const before = orders.value
  const given = replaceOrders([...withoutSlot(moduleOf(order).slot(order)), order])
  if (given) undoStack.value = [...undoStack.value, before]
  return given
}

/** Takes an order back. */
export function withdrawOrder(slot: string): void {
  const before = orders.value
  if (replaceOrders(withoutSlot(slot))) undoStack.value = [...undoStack.value, before]
}

/** Back to the orders before the last change. */
export function undoOrders(): void {
  const last = undoStack.value.at(-1)
  if (last !== undefined && replaceOrders(last)) undoStack.value = undoStack.value.slice(0, -1)
}

/** The order that stands in a slot, if any. */
export const orderIn = (slot: string): Order | undefined =>
  orders.value.find((order) => moduleOf(order).slot(order) === slot)
