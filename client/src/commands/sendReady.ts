import { lastRefusal, observation, ready, readyWanted } from '../store/game.ts'
import { flushOrders } from './changeOrders.ts'
import { currentConnection } from './openMatch.ts'

/**
 * Says that this seat is done, or takes it back. Orders still on their way go first. The answer may come after the next
 * window has opened: then it is about a window that is gone.
 */
export async function sendReady(isReady: boolean): Promise<void> {
  readyWanted.value = isReady
  const asked = observation.value?.window.number
  const late = () => observation.value?.window.number !== asked
  try {
    await flushOrders()
    const reply = await currentConnection()?.sendReady(isReady)
    if (late()) return
    if (reply?.ok) ready.value = isReady
    else lastRefusal.value = reply?.faults[0]?.problem
  } catch {
    if (!late()) ready.value = false
  }
}
