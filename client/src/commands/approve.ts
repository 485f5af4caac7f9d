import { refusal } from '../store/game.ts'
import { currentLine } from './openMatch.ts'

/** Turns this person's key for an order of their delegation; the reason is shown when it cannot be. */
export async function approve(slot: string): Promise<void> {
  try {
    const reply = await currentLine()?.approve(slot)
    refusal.value = reply?.ok ? undefined : reply?.faults[0]?.problem
  } catch {
    refusal.value = { key: 'problem.unreachable', args: {} }
  }
}
