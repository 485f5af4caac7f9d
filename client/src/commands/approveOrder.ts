import { lastRefusal } from '../store/game.ts'
import { currentConnection } from './openMatch.ts'

/** Turns this person's key for an order of their delegation; the reason is shown when it cannot be. */
export async function approveOrder(slot: string): Promise<void> {
  try {
    const reply = await currentConnection()?.approve(slot)
    lastRefusal.value = reply?.ok ? undefined : reply?.faults[0]?.problem
  } catch {
    lastRefusal.value = { key: 'problem.unreachable', args: {} }
  }
}
