import type { ClockRequestKind } from '#shared/protocol/messages'
import { lastRefusal } from '../store/game.ts'
import { currentConnection } from './openMatch.ts'

/** Wishes more time, or that the clock stop or go on; the reason is shown when it cannot be. */
export async function sendClockRequest(request: ClockRequestKind): Promise<void> {
  try {
    const reply = await currentConnection()?.sendClockRequest(request)
    lastRefusal.value = reply?.ok ? undefined : reply?.faults[0]?.problem
  } catch {
    lastRefusal.value = { key: 'problem.unreachable', args: {} }
  }
}
