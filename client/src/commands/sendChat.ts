import type { ChatInput } from '#shared/protocol/chat'
import { lastRefusal } from '../store/game.ts'
import { currentConnection } from './openMatch.ts'

/** Says something; false, with the reason shown, when it was refused or the line is down. */
export async function sendChat(what: ChatInput): Promise<boolean> {
  try {
    const reply = await currentConnection()?.sendChat(what)
    if (reply?.ok) return true
    lastRefusal.value = reply?.faults[0]?.problem
  } catch {
    lastRefusal.value = { key: 'problem.unreachable', args: {} }
  }
  return false
}
