import { ready, readyWanted, refusal } from '../store/game.ts'
import { flushOrders } from './changeOrders.ts'
import { currentLine } from './openMatch.ts'

/** Says that this seat is done, or takes it back. Orders still on their way go first. */
export async function setReady(isReady: boolean): Promise<void> {
  readyWanted.value = isReady
  try {
    await flushOrders()
    const reply = await currentLine()?.sendReady(isReady)
    if (reply?.ok) ready.value = isReady
    else refusal.value = reply?.faults[0]?.problem
  } catch {
    ready.value = false
  }
}
