import type { ClockWish } from '#shared/protocol/messages'
import { refusal } from '../store/game.ts'
import { currentLine } from './openMatch.ts'

/** Wishes more time, or that the clock stop or go on; the reason is shown when it cannot be. */
export async function wishTime(wish: ClockWish): Promise<void> {
  try {
    const reply = await currentLine()?.wishTime(wish)
    refusal.value = reply?.ok ? undefined : reply?.faults[0]?.problem
  } catch {
    refusal.value = { key: 'problem.unreachable', args: {} }
  }
}
