import type { ChatInput } from '#shared/protocol/chat'
import type { ConductWish } from '#shared/protocol/conduct'
import type { ClockRequestKind, CommandInput, CommandName, Reply } from '#shared/protocol/messages'
import { problem } from '#shared/view/phrase'
import { lastRefusal, newsFeed, ready, readyWanted, windowNumber } from '../store/game.ts'
import { flushOrders } from './changeOrders.ts'
import { currentConnection } from './openMatch.ts'

/**
 * Says that this seat is ready, or takes it back. Orders that are not sent yet go first. A reply that comes after the next
 * window has opened is ignored: it is about a window that has closed.
 */
export async function sendReady(isReady: boolean): Promise<void> {
  readyWanted.value = isReady
  const window = windowNumber.value
  const late = () => windowNumber.value !== window
  try {
    await flushOrders()
    const reply = await currentConnection()?.request('ready', { window, ready: isReady })
    if (late()) return
    if (reply?.ok) ready.value = isReady
    else lastRefusal.value = reply?.faults[0]?.problem
  } catch {
    if (!late()) ready.value = false
  }
}

/** Sends a request of the seat; a connection that is down counts as a refusal. */
async function request<Name extends CommandName>(command: Name, input: CommandInput<Name>): Promise<Reply> {
  try {
    return (await currentConnection()?.request(command, input)) ?? { ok: false, faults: [] }
  } catch {
    return { ok: false, faults: [{ problem: problem('unreachable') }] }
  }
}

/** Shows why the last request was refused; nothing when it was accepted. */
function showRefusal(reply: Reply): void {
  lastRefusal.value = reply.ok ? undefined : reply.faults[0]?.problem
}

/** Gives this person's approval (their key) to an order of their delegation. */
export async function approveOrder(slot: string): Promise<void> {
  showRefusal(await request('approve', { window: windowNumber.value, slot }))
}

/** Says yes or no to a newcomer who asks for a seat of the match. */
export async function answerSeatRequest(id: string, yes: boolean): Promise<void> {
  showRefusal(await request('admit', { request: id, yes }))
}

/** Asks for more time, or that the clock pause or resume. */
export async function sendClockRequest(kind: ClockRequestKind): Promise<void> {
  showRefusal(await request('clock', { window: windowNumber.value, request: kind }))
}

/** Says until when the player will be away, milliseconds since 1970, or with 0 that they are here again. */
export async function sayAway(until: number): Promise<void> {
  showRefusal(await request('away', { until }))
}

/** Wishes a measure against another player, or takes that back. */
export async function wishMeasure(wish: ConductWish): Promise<void> {
  showRefusal(await request('conduct', wish))
}

/** Sends a chat message; false, with the reason shown, when it was refused or could not be sent. */
export async function sendChat(message: ChatInput): Promise<boolean> {
  const reply = await request('chat', message)
  if (!reply.ok) showRefusal(reply)
  return reply.ok
}

/** Takes the year back, in a local match; the news of that year go with it. */
export async function undoYear(): Promise<void> {
  newsFeed.value = []
  await currentConnection()?.undoYear()
}
