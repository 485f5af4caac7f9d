import type { ChatMessage } from '#shared/protocol/chat'
import type { ChatRule } from '#shared/protocol/chatRules'
import { matchSignal } from './matchSignal.ts'

/** Who may write what in this match. */
export const chatRule = matchSignal<ChatRule>('off')
/** Messages of the match, by number. */
export const chatMessages = matchSignal<readonly ChatMessage[]>([])
/** Powers whose messages this person has hidden; on this device only. */
export const mutedPowers = matchSignal<ReadonlySet<string>>(new Set())

/** Adds a message; one that is there already changes nothing. */
export function receiveChat(message: ChatMessage): void {
  if (chatMessages.value.some(({ number }) => number === message.number)) return
  chatMessages.value = [...chatMessages.value, message].sort((a, b) => a.number - b.number)
}

/** Hides the messages of a power, or shows them again. */
export function toggleMute(power: string): void {
  const next = new Set(mutedPowers.value)
  if (!next.delete(power)) next.add(power)
  mutedPowers.value = next
}
