import type { Say } from '#shared/protocol/talk'
import { refusal } from '../store/game.ts'
import { currentLine } from './openMatch.ts'

/** Says something; false, with the reason shown, when it was refused or the line is down. */
export async function say(what: Say): Promise<boolean> {
  try {
    const reply = await currentLine()?.say(what)
    if (reply?.ok) return true
    refusal.value = reply?.faults[0]?.problem
  } catch {
    refusal.value = { key: 'problem.unreachable', args: {} }
  }
  return false
}
